import { type Field, type Kind, snakeCase } from "../../content/kind.ts"

/** A column of a staging table: its name and PostgreSQL's type. */
export type StagedColumn = readonly [name: string, type: string]

/** The column that holds the roles of people, beside the column with their slugs. */
export const ROLES = "roles"

const NAMED: readonly StagedColumn[] = [
  ...["name_ar", "name_en", "sort_name", "sort_name_en"].map((name) => [name, "text"] as const),
  ["names", "json"],
]

/** The columns of a kind's staging table besides id, slug, digest and place, each once. */
export function stagedColumns({ fields, identified }: Kind): StagedColumn[] {
  const columns = Object.entries(fields).flatMap(([name, field]) => ofField(snakeCase(name), field))
  return [...new Map([...columns, ...(identified ? [EXTERNAL_IDS] : [])])]
}

const EXTERNAL_IDS: StagedColumn = ["external_ids", "json"]

function ofField(column: string, field: Field): readonly StagedColumn[] {
  switch (field.is) {
    case "column":
      return [[column, field.type ?? "text"]]
    case "localized":
      return [
        [`${column}_ar`, "text"],
        [`${column}_en`, "text"],
      ]
    case "reference":
      return [[column, "text"]]
    case "names":
      return NAMED
    case "links":
      return field.roleType && !field.role
        ? [
            [column, "text[]"],
            [ROLES, "text[]"],
          ]
        : [[column, "text[]"]]
    case "members":
      return [[column, "text[]"]]
    case "ids":
      return [EXTERNAL_IDS]
    case "facts":
      return [["curated", "jsonb"]]
    case "kept":
      return []
  }
}
