import { type Field, type Kind, snakeCase } from "../../content/kind.ts"
import { kindCalled } from "../../content/kinds.ts"
import { laterThan } from "./later-sql.ts"

/** A column of a kind's table, and the SQL expression for its value, where `s` is the staged row. */
type Assignment = readonly [column: string, value: string]

/** Columns that no record contains and that every write of a row sets, by table. */
const SET: Record<string, readonly Assignment[]> = {
  articles: [
    ["sort_at", "coalesce(s.published_at, '-infinity')"],
    ["changed_at", laterThan("articles", "changed_at")],
  ],
  stories: [
    ["method", "'CURATED'"],
    ["analysed", "false"],
  ],
}

/** The values that a new record begins with in columns that are computed later (src/writing/annotate). */
const AT_FIRST: Record<string, readonly Assignment[]> = {
  stories: [
    ["sort_at", "'-infinity'"],
    ["independent_origins", "0"],
    ["disagreements", "'[]'"],
    ["timeline", "'[]'"],
  ],
}

/** Inserts the staged records that are new, and updates those that changed. Links are written to their own tables. */
export function upsert({ name, table, fields }: Kind): string {
  const own: Assignment[] = ["slug", "digest"].map((column) => [column, `s.${column}`])
  const said = Object.entries(fields).flatMap(([field, described]) => assignmentsOf(snakeCase(field), described))
  const set = new Map([...own, ...said, ...(SET[table] ?? [])])
  const all = new Map([...set, ...(AT_FIRST[table] ?? [])])
  const joins = Object.entries(fields).map(([field, described]) => joinOf(name, snakeCase(field), described))
  return `INSERT INTO ${table} (id, ${[...all.keys()].join(", ")})
    SELECT s.id, ${[...all.values()].join(", ")} FROM staged_${table} s JOIN changed_${table} c ON c.id = s.id${joins.join("")}
    ON CONFLICT (id) DO UPDATE SET ${[...set.keys()].map((column) => `${column} = excluded.${column}`).join(", ")}`
}

function assignmentsOf(column: string, field: Field): Assignment[] {
  const same = (...columns: string[]) => columns.map((one): Assignment => [one, `s.${one}`])
  switch (field.is) {
    case "column":
      return same(column)
    case "localized":
      return same(`${column}_ar`, `${column}_en`)
    case "names":
      return same("name_ar", "name_en", "sort_name", "sort_name_en")
    case "reference":
      return [[`${column}_id`, `r_${column}.id`]]
    case "facts":
      return same("curated")
    default:
      return []
  }
}

/**
 * The join that finds the id of a referenced record by an index. A reference to the record's own kind may mean a record that is
 * inserted by the same statement.
 */
function joinOf(kind: string, column: string, field: Field): string {
  if (field.is !== "reference") return ""
  const { table } = kindCalled(field.to)
  if (field.to !== kind) return ` LEFT JOIN ${table} r_${column} ON r_${column}.slug = s.${column}`
  const known = (rows: string) => `SELECT k.id FROM ${rows} k WHERE k.slug = s.${column}`
  return ` LEFT JOIN LATERAL (${known(`staged_${table}`)} UNION ${known(table)}) r_${column} ON true`
}
