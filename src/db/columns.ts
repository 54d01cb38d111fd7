import { raw, type Sql } from "sql-template-tag"

/** The columns of rows: the name of each property, and the SQL expression for its value. Never contains user input. */
export type Columns = { readonly [property: string]: string }

/** Properties that only some requests need: which fields need them, and which arguments, as `(name)`. */
export type ReadBy<Row> = { readonly [Property in keyof Row]?: readonly string[] }

/** The fields that need the value by which a list is sorted. */
export const CURSORS = ["cursor", "startCursor", "endCursor"] as const

/**
 * Tells whether the request selects a field of this name, or uses an argument, given as `(name)`. One function is shared by all
 * requests with the same document.
 */
export type Asks = (name: string) => boolean

/** A cache: by `Asks`, then by all columns of a table. */
const known = new WeakMap<Asks, WeakMap<Columns, Columns>>()

/**
 * Of a table's columns those that a request needs. @param readBy which fields need which properties; the others are always
 * read.
 */
export function columnsFor<Row>(columns: Columns, readBy: ReadBy<Row>, asks: Asks): Columns {
  const ofDocument = known.get(asks) ?? new WeakMap<Columns, Columns>()
  known.set(asks, ofDocument)
  let needed = ofDocument.get(columns)
  if (!needed) {
    const isNeeded = ([name]: [string, string]) => readBy[name as keyof Row]?.some(asks) ?? true
    needed = Object.fromEntries(Object.entries(columns).filter(isNeeded))
    ofDocument.set(columns, needed)
  }
  return needed
}

/** Computes something once for each set of columns; most sets are the same for every request with a document. */
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

/** The columns as SQL for a SELECT. */
export const selected = once((columns): Sql => {
  const list = Object.entries(columns).map(([name, expression]) =>
    expression.endsWith(`.${name}`) ? expression : `${expression} AS "${name}"`,
  )
  return raw(list.join(", "))
})

/** The values as one array of texts: of all forms, PostgreSQL turns this one into JSON with the least work. */
export const asTexts = once((columns): Sql => {
  return raw(`ARRAY[${Object.values(columns).map((expression) => `${expression}::text`)}]`)
})

/** Makes rows from such arrays after they came as JSON. @param numbers the properties that are numbers. */
export function fromTexts<Row extends object>(columns: Columns, numbers: readonly (keyof Row & string)[] = []) {
  const names = Object.keys(columns)
  return (values: readonly (string | null)[]): Row => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < names.length; index++) row[names[index] as string] = values[index]
    for (const name of numbers) row[name] = Number(row[name])
    return row as Row
  }
}
