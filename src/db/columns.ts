import { raw, type Sql } from "sql-template-tag"

/** What rows are made of: the name of each property, and the expression that gives it. Never anything that a user wrote. */
export type Columns = { readonly [property: string]: string }

/** For properties that only some parts of a request need: the names of those fields, and of arguments as `(name)`. */
export type ReadBy<Row> = { readonly [Property in keyof Row]?: readonly string[] }

/** What needs the value that a list is sorted by. */
export const CURSORS = ["cursor", "startCursor", "endCursor"] as const

/** Whether what is read for has a field of this name, or an argument, as `(name)`. One function for all requests with a document. */
export type Asks = (name: string) => boolean

/** By what asks, then by all columns of a table. */
const known = new WeakMap<Asks, WeakMap<Columns, Columns>>()

/** The columns that a request needs. */
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
