import { type Field, type Kind, snakeCase } from "../../content/kind.ts"
import { kindCalled } from "../../content/kinds.ts"
import { laterThan } from "./later-sql.ts"

/** A column of a kind's table, and the expression that its value is of the staged row `s`. */
type Assignment = readonly [column: string, value: string]

/** What no record says and each write of one sets, by table. */
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

/** What a record that is new begins with: later, it is computed (src/writing/annotate). */
const AT_FIRST: Record<string, readonly Assignment[]> = {
  stories: [
    ["sort_at", "'-infinity'"],
    ["independent_origins", "0"],
    ["disagreements", "'[]'"],
    ["timeline", "'[]'"],
  ],
}

/** Writes the staged records that are new or changed. What they link to has tables of its own. */
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

/** Where a reference finds its id. What refers to its own kind may mean what is written by the same statement. */
function joinOf(kind: string, column: string, field: Field): string {
  if (field.is !== "reference") return ""
  const { table } = kindCalled(field.to)
  const known = field.to === kind ? `(SELECT id, slug FROM staged_${table} UNION SELECT id, slug FROM ${table})` : table
  return ` LEFT JOIN ${known} r_${column} ON r_${column}.slug = s.${column}`
}
