import type { NamedMatch, NamedText } from "../mentions.ts"
import { findQuotations, type Quotation } from "./quotations.ts"

/** Tokens [first, last], both included. */
export type Span = { readonly first: number; readonly last: number }

/** A text, prepared for the rules that find statements. Lists by token have one entry for each token. */
export type Reading = NamedText & {
  /** The folded word of each token. */
  readonly folded: readonly string[]
  readonly quotes: readonly (Quotation & Span)[]
  /** For each token the index in `quotes` of the quotation that it is in, or -1. */
  readonly quoteOf: Int32Array
  /** The punctuation before each token, as bits of `GAP`; one more entry for the end of the text. */
  readonly gaps: Uint16Array
  /** The resolved name that each token belongs to. */
  readonly names: readonly (NamedMatch | undefined)[]
  readonly sentences: readonly Span[]
}

/** Punctuation between two tokens, as bits. `open` and `close` are the marks of a quotation of the reading. */
export const GAP = {
  comma: 1,
  colon: 2,
  stop: 4,
  line: 8,
  open: 16,
  close: 32,
  bracket: 64,
  dash: 128,
  other: 256,
} as const

/** The marks that end every clause. */
export const HARD = GAP.stop | GAP.line

const ABBREVIATIONS = new Set("mr mrs ms dr gen col sen rep gov lt sgt prof st no vs capt maj adm jr sr د".split(" "))
const NEW_SENTENCE = new Set("the a an he she they it we i in on at this that but".split(" "))

/** Finds punctuation, quotations and sentences once, so that the rules need not look at characters again. */
export function readText(named: NamedText): Reading {
  const { text, tokens } = named
  const names = new Array<NamedMatch | undefined>(tokens.length)
  for (const name of named.named) for (let at = name.match.first; at <= name.match.last; at++) names[at] = name
  const quoteOf = new Int32Array(tokens.length).fill(-1)
  const quotes = placeQuotations(named, names, quoteOf)
  const gaps = new Uint16Array(tokens.length + 1)
  for (let at = 0; at <= tokens.length; at++) {
    gaps[at] = gapBits(text, tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? text.length)
    const before = quoteOf[at - 1] ?? -1
    const after = quoteOf[at] ?? -1
    if (before !== after) gaps[at] = (gaps[at] ?? 0) | (before >= 0 ? GAP.close : 0) | (after >= 0 ? GAP.open : 0)
  }
  const reading = { ...named, folded: tokens.map(({ folded }) => folded), names, quotes, quoteOf, gaps }
  const sentences = splitSentences(reading)
  // The stops that are left belong to abbreviations ("U.S.") and do not end a sentence.
  for (const { first, last } of sentences) {
    for (let at = first + 1; at <= last; at++) if (quoteOf[at] === quoteOf[at - 1]) gaps[at] = (gaps[at] ?? 0) & ~GAP.stop
  }
  return { ...reading, sentences }
}

// Quotation marks around one name are part of how it is written: صحيفة "واشنطن بوست".
function placeQuotations({ text, tokens }: NamedText, names: readonly (NamedMatch | undefined)[], quoteOf: Int32Array) {
  const quotes: (Quotation & Span)[] = []
  let at = 0
  for (const quotation of findQuotations(text)) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < quotation.start) at++
    const first = at
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= quotation.end) at++
    if (at === first) continue
    const name = names[first]
    if (name !== undefined && name.match.last >= at - 1) continue
    quoteOf.fill(quotes.length, first, at)
    quotes.push({ ...quotation, first, last: at - 1 })
  }
  return quotes
}

function gapBits(text: string, start: number, end: number): number {
  let bits = 0
  for (let at = start; at < end; at++) {
    const unit = text[at] as string
    if (unit === "\n") bits |= GAP.line
    else if (/[،,؛;]/.test(unit)) bits |= GAP.comma
    else if (unit === ":") bits |= GAP.colon
    else if (/[.!?؟…۔]/.test(unit)) bits |= GAP.stop
    else if (/[()[\]{}]/.test(unit)) bits |= GAP.bracket
    else if (/[—–]/.test(unit) || (unit === "-" && text[at - 1] === " ")) bits |= GAP.dash
  }
  return bits
}

// The most words of a sentence. Rules look from a word to the end of its sentence, so in a text without full stops the time
// would grow with the square of its length.
const MOST_WORDS = 400

function splitSentences(reading: Omit<Reading, "sentences">): Span[] {
  const sentences: Span[] = []
  let first = 0
  // Counts the words of the sentence outside of quotations. A quotation may have any length: rules skip it as a whole.
  let words = 0
  for (let at = 1; at <= reading.tokens.length; at++) {
    if (reading.quoteOf[at - 1] === -1) words++
    const full = words >= MOST_WORDS && reading.quoteOf[at] === -1
    if (at < reading.tokens.length && !full && !endsBefore(reading, at)) continue
    sentences.push({ first, last: at - 1 })
    first = at
    words = 0
  }
  return sentences
}

function endsBefore({ text, tokens, gaps, quoteOf }: Omit<Reading, "sentences">, at: number): boolean {
  const bits = gaps[at] ?? 0
  if ((bits & GAP.line) !== 0) return true
  if ((bits & GAP.stop) === 0) return false
  const before = tokens[at - 1]
  const after = tokens[at]
  if (!before || !after || (quoteOf[at - 1] !== -1 && quoteOf[at - 1] === quoteOf[at])) return false
  const gap = text.slice(before.end, Math.min(after.start, before.end + 16))
  if (gap === ".") return false
  const lower = /^\p{Ll}/u.test(text.slice(after.start, after.start + 2))
  // "“Why now?” he asked": the stop belongs to the quotation.
  if (lower && (bits & GAP.close) !== 0) return false
  if (gap !== ". ") return true
  if (ABBREVIATIONS.has(before.folded)) return false
  if (/^[a-z]$/.test(before.folded)) return !lower && NEW_SENTENCE.has(after.folded)
  return true
}

/** Whether one of these bits of `GAP` is set before token `at`. */
export function hasGap({ gaps }: Reading, at: number, bits: number): boolean {
  return ((gaps[at] ?? 0) & bits) !== 0
}

/** The folded word of a token; empty before the beginning and behind the end. */
export function wordAt({ tokens }: Reading, at: number): string {
  return tokens[at]?.folded ?? ""
}

/** How many words the quotation has that token `at` is in; 0 for none. */
export function quoteLength({ quotes, quoteOf }: Reading, at: number): number {
  const quote = quotes[quoteOf[at] ?? -1]
  return quote ? quote.last - quote.first + 1 : 0
}
