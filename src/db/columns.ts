import { raw, type Sql } from "sql-template-tag"

/** What rows are made of: the name of each property, and the expression that gives it. Never anything that a user wrote. */
export type Columns = { readonly [property: string]: string }

/** For properties that only some fields of a request need: the names of those fields. */
export type ReadBy<Row> = { readonly [Property in keyof Row]?: readonly string[] }

/** The columns that a request needs. @param fields the names of all fields in its document. */
export function columnsFor<Row>(columns: Columns, readBy: ReadBy<Row>, fields: ReadonlySet<string>): Columns {
  const needed = (name: string) => {
    const readers = readBy[name as keyof Row]
    return readers === undefined || readers.some((field) => fields.has(field))
  }
  return Object.fromEntries(Object.entries(columns).filter(([name]) => needed(name)))
}

/** For a SELECT. */
export function selected(columns: Columns): Sql {
  const list = Object.entries(columns).map(([name, expression]) =>
    expression.endsWith(`.${name}`) ? expression : `${expression} AS "${name}"`,
  )
  return raw(list.join(", "))
}

/** The same values as one array of texts: what PostgreSQL turns into JSON with least work. */
export function asTexts(columns: Columns): Sql {
  return raw(`ARRAY[${Object.values(columns).map((expression) => `${expression}::text`)}]`)
}

/** Makes rows of such arrays, as they came in JSON. @param numbers the properties that are numbers. */
export function fromTexts<Row extends object>(columns: Columns, numbers: readonly (keyof Row & string)[] = []) {
  const names = Object.keys(columns)
  return (values: readonly (string | null)[]): Row => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < names.length; index++) row[names[index] as string] = values[index]
    for (const name of numbers) row[name] = Number(row[name])
    return row as Row
  }
}
