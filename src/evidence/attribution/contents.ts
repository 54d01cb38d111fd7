import type { Range } from "../../text/range.ts"
import { phraseStartingAt } from "../names/cues.ts"
import { connectiveBefore } from "./boundaries.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

/** What somebody said: the UTF-16 range, and whether it stands in quotation marks. */
export type Content = Range & { readonly direct: boolean }

/**
 * A quotation without a cue beside it is taken for speech from this many words on; shorter ones are names, titles or ironic
 * words.
 */
export const QUOTED_WORDS = 4

const CLAUSE_WORDS = 2
const LEAD_WORDS = 3
const TRAILING = new Set("و ف كما ما وهو وهي وذلك فيما بينما وكما and but while as".split(" "))

/** The quotations (indexes in the reading) that already belong to a statement. */
export type Claims = Set<number>

/**
 * The content in a region behind or before a cue: its quotations, if it begins with one or consists of little else; else the
 * whole region as reported speech.
 */
export function contentsOf(reading: Reading, region: Span, claims: Claims): Content[] {
  const quotes = quotationsIn(reading, region, claims)
  const length = region.last - region.first + 1
  const first = quotes[0]
  if (
    first &&
    reading.quotes[first.index]?.first === region.first &&
    (first.words >= QUOTED_WORDS || first.words * 2 >= length)
  ) {
    return quotes
      .filter(({ words }, order) => order === 0 || words >= QUOTED_WORDS)
      .map(({ index }) => quoted(reading, index, claims))
  }
  const main = quotes.find(({ index, words }) => {
    const lead = (reading.quotes[index]?.first ?? 0) - region.first
    return words >= QUOTED_WORDS && words * 2 >= length && (lead <= LEAD_WORDS || words * 4 >= length * 3)
  })
  if (main) return [quoted(reading, main.index, claims)]
  const reported = clause(reading, region)
  return reported ? [reported] : []
}

/** The quotations of a region that belong to no statement yet and have at least `fewest` words, as direct speech. */
export function quotationsOf(reading: Reading, region: Span, claims: Claims, fewest: number): Content[] {
  return quotationsIn(reading, region, claims)
    .filter(({ words }) => words >= fewest)
    .map(({ index }) => quoted(reading, index, claims))
}

/** The quotation that ends right before token `at`, unless it belongs to a statement already. */
export function quotationBefore(reading: Reading, at: number, claims: Claims): Content | undefined {
  // "... هكذا قال تولر": a small word may stand between.
  const end = lexicon().openings.has(wordAt(reading, at - 1)) ? at - 1 : at
  const index = reading.quoteOf[end - 1] ?? -1
  if (index < 0 || claims.has(index) || reading.quoteOf[end] === index || hasGap(reading, end, GAP.line)) return undefined
  return quoted(reading, index, claims)
}

function quotationsIn({ quotes, quoteOf }: Reading, { first, last }: Span, claims: Claims): { index: number; words: number }[] {
  const found: { index: number; words: number }[] = []
  for (let at = first; at <= last; at++) {
    const index = quoteOf[at] ?? -1
    const quote = quotes[index]
    if (!quote) continue
    const inside = quote.first >= first && quote.last <= last
    if (inside && !claims.has(index)) found.push({ index, words: quote.last - quote.first + 1 })
    at = quote.last
  }
  return found
}

function quoted({ quotes, text }: Reading, index: number, claims: Claims): Content {
  claims.add(index)
  const quote = quotes[index] ?? { start: 0, end: 0 }
  const inner = text.slice(quote.start, quote.end)
  const start = quote.start + (inner.length - inner.trimStart().length)
  return {
    start,
    end: start + inner.trim().replace(/[،,]$/, "").length,
    direct: true,
  }
}

/** A region as reported speech, without connectives at either end; nothing if fewer than two words are left. */
export function clause(reading: Reading, region: Span): Content | undefined {
  let { first, last } = region
  while (first < last) {
    const opening = phraseStartingAt(lexicon().openings, reading.tokens, first)
    if (opening === 0) break
    first += opening
  }
  last -= Math.min(connectiveBefore(reading, last + 1), last - first)
  while (last > first && TRAILING.has(wordAt(reading, last))) last--
  const own = reading.quotes[reading.quoteOf[first] ?? -1]
  const end = reading.quotes[reading.quoteOf[last] ?? -1]
  if (last - first + 1 < CLAUSE_WORDS) return undefined
  const from = reading.tokens[first]?.start ?? 0
  const to = Math.max(
    reading.tokens[last]?.end ?? 0,
    reading.owners[last]?.last === last ? (reading.owners[last]?.end ?? 0) : 0,
  )
  const sign = /^\s?[%٪]/.exec(reading.text.slice(to, to + 2))?.[0].length ?? 0
  return {
    start: own?.first === first && own.last <= last ? own.start - 1 : from,
    end: end?.last === last && end.first >= first && !end.open ? end.end + 1 : to + sign,
    direct: false,
  }
}

/** Whether a region may be content before its attribution: a comma ends it, and it has at least `words` words. */
export function isClosed(reading: Reading, region: Span, words: number): boolean {
  return (
    region.last - region.first + 1 >= words && hasGap(reading, region.last + 1, GAP.comma | GAP.dash | GAP.close | GAP.stop)
  )
}
