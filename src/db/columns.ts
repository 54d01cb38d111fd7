import { raw, type Sql } from "sql-template-tag"

/** What rows are made of: the name of each property, and the expression that gives it. Never anything that a user wrote. */
export type Columns = { readonly [property: string]: string }

/** For properties that only some parts of a request need: the names of those fields, and of arguments as `(name)`. */
export type ReadBy<Row> = { readonly [Property in keyof Row]?: readonly string[] }

/** What needs the value that a list is sorted by. */
export const CURSORS = ["cursor", "startCursor", "endCursor"] as const

/** For those who read rows without a document: every field but the texts of articles, which lists of them should not carry. */
export const EVERY_FIELD: ReadonlySet<string> = new (class extends Set<string> {
  override has(field: string): boolean {
    return field !== "body" && field !== "match"
  }
})()

/** By the fields of a document, which are one object for all its requests, then by all columns of a table. */
const known = new WeakMap<ReadonlySet<string>, WeakMap<Columns, Columns>>()

/** The columns that a request needs. @param fields the names of all fields and `(arguments)` in its document. */
export function columnsFor<Row>(columns: Columns, readBy: ReadBy<Row>, fields: ReadonlySet<string>): Columns {
  const ofDocument = known.get(fields) ?? new WeakMap<Columns, Columns>()
  known.set(fields, ofDocument)
  let needed = ofDocument.get(columns)
  if (!needed) {
    const isNeeded = ([name]: [string, string]) => readBy[name as keyof Row]?.some((field) => fields.has(field)) ?? true
    needed = Object.fromEntries(Object.entries(columns).filter(isNeeded))
    ofDocument.set(columns, needed)
  }
  return needed
}

/** What is made of columns is made once: most are the same for every request with a document. */
function once<Value>(make: (columns: Columns) => Value): (columns: Columns) => Value {
  const made = new WeakMap<Columns, Value>()
  return (columns) => {
    let value = made.get(columns)
    if (value === undefined) {
      value = make(columns)
      made.set(columns, value)
    }
    return value
  }
}

/** For a SELECT. */
export const selected = once((columns): Sql => {
  const list = Object.entries(columns).map(([name, expression]) =>
    expression.endsWith(`.${name}`) ? expression : `${expression} AS "${name}"`,
  )
  return raw(list.join(", "))
})

/** The same values as one array of texts: what PostgreSQL turns into JSON with least work. */
export const asTexts = once((columns): Sql => {
  return raw(`ARRAY[${Object.values(columns).map((expression) => `${expression}::text`)}]`)
})

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
