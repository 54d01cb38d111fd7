import type { Range } from "../../src/text/range.ts"
import type { GoldDate, GoldMention } from "./gold.ts"
import { dateLabel, optionalLabel } from "./labels.ts"

/** The range of a statement, before its chain is read. */
export type MarkedStatement = Range & { readonly id: number; readonly direct: boolean; readonly optional: boolean }

/** A text without its marks, and where they were. */
export type Marked = {
  readonly body: string
  readonly mentions: readonly GoldMention[]
  readonly statements: readonly MarkedStatement[]
  readonly dates: readonly GoldDate[]
  readonly marks: ReadonlyMap<string, Range>
}

// <s1>, </s1>, <s1?>, <q2>, <injured>; [ and {; |label] and |label}
const mark = /<(\/?)([a-z-]+)(\d*)(\?)?>|[[{]|\|([^\]}|]*)([\]}])/g

/**
 * Parses the notation of the gold documents: `[name|slug]`, `{date|2020-01}`, `<s1>reported</s1>`, `<q2>quoted</q2>` and
 * `<evidence>…</evidence>`, which may overlap. A "?" before a slug, instead of a value or behind a number means optional.
 * @throws Error that names a mark which is not opened or not closed.
 */
export function readMarked(text: string): Marked {
  const mentions: GoldMention[] = []
  const statements: MarkedStatement[] = []
  const dates: GoldDate[] = []
  const marks = new Map<string, Range>()
  const open = new Map<string, number>()
  let body = ""
  let read = 0
  const close = (name: string): Range => {
    const start = open.get(name)
    if (start === undefined) throw new Error(`${name} is closed, but not open, after: ${body.slice(-40)}`)
    open.delete(name)
    return { start, end: body.length }
  }
  for (const { 0: written, 1: slash, 2: name = "", 3: number = "", 4: optional, 5: label, 6: bracket, index } of text.matchAll(
    mark,
  )) {
    body += text.slice(read, index)
    read = index + written.length
    const key = bracket === "]" ? "[" : bracket === "}" ? "{" : label === undefined && name ? name + number : written
    if (label === undefined && !slash) {
      if (open.has(key)) throw new Error(`${key} is opened twice, after: ${body.slice(-40)}`)
      open.set(key, body.length)
      if (optional) open.set(`${key}?`, 0)
      continue
    }
    const range = close(key)
    if (bracket === "}") dates.push({ ...range, value: dateLabel(label ?? "") })
    else if (bracket) {
      const { slug, optional } = optionalLabel(label ?? "")
      mentions.push({ ...range, entity: slug, optional })
    } else if (number === "") marks.set(name, range)
    else statements.push({ ...range, id: Number(number), direct: name === "q", optional: open.delete(`${key}?`) })
  }
  if (open.size > 0) throw new Error(`not closed: ${[...open.keys()].join(", ")}`)
  return { body: body + text.slice(read), mentions, statements, dates, marks }
}
