import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import { fold } from "../../text/fold.ts"
import { tokenize } from "../../text/tokens.ts"
import type { Matched } from "./matcher.ts"

/** Text that looks like a name but was not linked: the UTF-16 units [start, end) of its field. */
export type Unresolved = {
  text: string
  reason: "quoted name" | "capitalised" | "ambiguous" | "other name"
  field: "headline" | "body"
  start: number
  end: number
}

/** How many are reported of one document. */
export const UNRESOLVED_LIMIT = 50

const QUOTED_WORDS = 4
const QUOTED_LENGTH = 80
const RUN_WORDS = 5
const opening = "“«„‹「‘"
const closing = "”»›」’"

/** Quotations of one to four words that are no sentences and overlap no match. */
export function quotedNames({ text, matches }: Matched, field: "headline" | "body"): Unresolved[] {
  const clauses = wordsOf(dictionaries().names.clauses)
  const found: Unresolved[] = []
  let next = 0
  for (const [from, to] of quotations(text)) {
    if (found.length >= UNRESOLVED_LIMIT) break
    while ((matches[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next++
    if ((matches[next]?.start ?? Number.POSITIVE_INFINITY) < to) continue
    const inner = text.slice(from, to)
    if (!/\p{L}/u.test(inner) || /[.!?؟،,:;؛…]/.test(inner)) continue
    const words = tokenize(inner)
    if (words.length === 0 || words.length > QUOTED_WORDS) continue
    if (clauses.has(words[0]?.folded ?? "")) continue
    const start = from + inner.length - inner.trimStart().length
    found.push({ text: inner.trim(), reason: "quoted name", field, start, end: start + inner.trim().length })
  }
  return found
}

// The ranges inside quotation marks, each within one line. A closing mark without an open quotation opens one: some editors
// write ”...”.
function quotations(text: string): [number, number][] {
  const found: [number, number][] = []
  let open = -1
  let single = false
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? ""
    if (mark === "\n") open = -1
    const opens = opening.includes(mark)
    if (!opens && !closing.includes(mark) && mark !== '"') continue
    const apostrophe = mark === "’" && (open < 0 || !single || /\p{L}/u.test(text[at + 1] ?? ""))
    if (apostrophe) continue
    if (open >= 0 && (!opens || text[open - 1] === "„")) {
      if (at > open && at - open <= QUOTED_LENGTH) found.push([open, at])
      open = -1
    } else {
      open = at + 1
      single = mark === "‘"
    }
  }
  return found
}

/** Runs of up to five capitalised words in Latin letters that are neither matches nor next to one. */
export function capitalisedRuns({ text, tokens, owners }: Matched, field: "headline" | "body"): Unresolved[] {
  const connectors = wordsOf(dictionaries().names.connectors)
  const ignored = wordsOf(dictionaries().names.ignored)
  const isCapital = (at: number): boolean => {
    const token = tokens[at]
    return token !== undefined && !owners[at] && /^(?=\p{Lu})\p{Script=Latin}/u.test(text.slice(token.start, token.start + 2))
  }
  const joined = (at: number): boolean => /^[ \u00a0-]$/.test(text.slice(tokens[at]?.end, tokens[at + 1]?.start))
  const found: Unresolved[] = []
  for (let at = 0; at < tokens.length && found.length < UNRESOLVED_LIMIT; at++) {
    if (!isCapital(at)) continue
    let first = at
    while (
      joined(at) &&
      (isCapital(at + 1) || (connectors.has(tokens[at + 1]?.folded ?? "") && joined(at + 1) && isCapital(at + 2)))
    )
      at++
    while (first <= at && ignored.has(tokens[first]?.folded ?? "")) first++
    const touches = (owners[at + 1] && joined(at)) || (owners[first - 1] && joined(first - 1))
    if (first > at || at - first >= RUN_WORDS || touches) continue
    if (first === at && (startsSentence(text, tokens[first]?.start ?? 0) || tokens[first]?.folded.length === 1)) continue
    const start = tokens[first]?.start ?? 0
    const end = tokens[at]?.end ?? start
    found.push({ text: text.slice(start, end), reason: "capitalised", field, start, end })
  }
  return found
}

function startsSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start)
  const opening = /(?<![\s"“«‘'(])[\s"“«‘'(]*$/.exec(before)
  return (
    opening === null || opening.index === 0 || opening[0].includes("\n") || /[.!?؟:]/.test(before.charAt(opening.index - 1))
  )
}

/** The first fifty in the order of the text, each spelling once. */
export function distinct(all: Unresolved[]): Unresolved[] {
  const seen = new Set<string>()
  return all
    .sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === "headline" ? -1 : 1))
    .filter(({ text }) => {
      const key = fold(text)
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, UNRESOLVED_LIMIT)
}
