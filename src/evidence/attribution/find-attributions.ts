import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { readAppearance } from "./appearances.ts"
import { readArabic } from "./arabic.ts"
import type { Attribution } from "./attribution.ts"
import { connectiveBefore } from "./boundaries.ts"
import { readCitation } from "./citations.ts"
import { readEnglish } from "./english.ts"
import { colonLead } from "./labels.ts"
import { lexicon } from "./lexicon.ts"
import { readQuoting } from "./quoting.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const BOUNDARY = HARD | GAP.comma | GAP.dash | GAP.open | GAP.close | GAP.colon

/** The attributions of a sentence, from left to right, without overlaps. Quotations are not searched. */
export function attributionsIn(reading: Reading, sentence: Span): Attribution[] {
  const lead = colonLead(reading, sentence)
  const found: Attribution[] = lead ? [lead] : []
  let at = lead?.contentAt ?? sentence.first
  while (at <= sentence.last) {
    const quote = reading.quotes[reading.quoteOf[at] ?? -1]
    const idle = quote ? quote.last - at + 1 : phraseStartingAt(lexicon().impersonal, reading.tokens, at, true)
    if (idle > 0) {
      at += idle
      continue
    }
    const previous = found.at(-1)
    // A verb inside reported content has its subject in there, not before it.
    const first = Math.max(sentence.first, Math.min(previous?.contentAt ?? 0, at))
    const within = { first, last: sentence.last }
    const next =
      readAppearance(reading, at, within) ??
      readQuoting(reading, at, within) ??
      readCitation(reading, at, within) ??
      readArabic(reading, at, within) ??
      readEnglish(reading, at, within)
    if (!next || !follows(reading, previous, next)) at++
    else {
      found.push(next)
      at = Math.max(next.contentAt ?? next.last + 1, at + 1)
    }
  }
  return found
}

// A verb of speech inside reported content begins another attribution only at the head of a clause.
function follows(reading: Reading, previous: Attribution | undefined, next: Attribution): boolean {
  if (!previous) return true
  if (next.first <= previous.last) return false
  // "According to a leaked letter, officials | had warned": the letter says that they had; it is its content.
  if (previous.kind === "citation" && isDocument(reading, previous) && wordAt(reading, next.cue.first - 1) === "had")
    return false
  if (next.kind !== "verb" || previous.contentAt === undefined) return true
  if (isNested(previous, next)) return true
  const word = wordAt(reading, next.first)
  const before = wordAt(reading, next.first - 1)
  // "وهو ما | أكده طبيب الفريق": one more speaker.
  if (before === "ما" && /^و?ه[وي]$/.test(wordAt(reading, next.first - 2))) return true
  const joined = conjoined(word).length > 1 || lexicon().openings.has(before) || connectiveBefore(reading, next.first) > 0
  return next.first > previous.contentAt && (joined || hasGap(reading, next.first, BOUNDARY))
}

function isDocument(reading: Reading, { speaker }: Attribution): boolean {
  if (speaker?.kind !== "description") return false
  for (let at = speaker.first; at <= speaker.last; at++) if (lexicon().documents.has(wordAt(reading, at))) return true
  return false
}

/** Whether the content of one attribution begins with another attribution: "تروي أن تاجراً أخبرها أن". */
export function isNested(outer: Attribution | undefined, inner: Attribution): boolean {
  const told = inner.marker === "clause" || inner.marker === "quotation"
  return (
    told &&
    inner.kind === "verb" &&
    outer?.contentAt === inner.first &&
    outer.marker !== "quotation" &&
    inner.speaker !== undefined &&
    inner.speaker.kind !== "pronoun" &&
    inner.cue.first > inner.first
  )
}
