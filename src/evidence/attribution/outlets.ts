import { phraseStartingAt } from "../names/cues.ts"
import type { Entity } from "../names/dictionary.ts"
import { isArticled, stopsAt } from "./boundaries.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import type { Speaker } from "./speakers.ts"

/** One who passed a statement on: a source or person by slug, or an outlet that is in no dictionary, by its words. */
export type Relay = { readonly source: string } | { readonly person: string } | { readonly outlet: Span }

/** A speaker who passes something on, as a step of the chain; undefined where they cannot. */
export function relayOf(speaker: Speaker): Relay | undefined {
  if (speaker.kind === "source") return { source: speaker.slug }
  if (speaker.kind === "person") return { person: speaker.slug }
  return speaker.kind === "description" ? { outlet: speaker } : undefined
}

const OUTLET_WORDS = 4
const MASTHEAD_WORDS = 5
const MEDIA = new Set([undefined, "NEWS_OUTLET", "NEWS_AGENCY", "OTHER"])
/** A regular expression for a kind of publisher ("صحيفة", "وكالة" …) as a folded word with proclitics. */
export const OUTLET =
  /^[وف]?(?:لل|ل|ال)?(?:صحيفه|جريده|وكاله|قناه|شبكه|موقع|مجله|اذاعه)$|^(?:newspaper|paper|agency|network|channel|magazine)$/

/** An outlet that was spoken to, at token `at`: "لصحيفة ...", "إلى وكالة ...", "in an interview with ...". */
export function readRelay(reading: Reading, at: number, last: number): { relay: Relay; next: number } | undefined {
  const { addressed, channels, telling } = lexicon()
  const word = wordAt(reading, at)
  const phrase = phraseStartingAt(addressed, reading.tokens, at, true)
  const bound = /ل$/.test(reading.owners[at]?.clitics ?? "") || (OUTLET.test(word) && /^[وف]?ل/.test(word))
  const from = channels.has(word) || telling.has(word) ? at + 1 : bound && phrase <= 1 ? at : phrase > 0 ? at + phrase : -1
  if (from < 0) return undefined
  return readOutlet(reading, from, last)
}

/**
 * The outlet whose name begins at token `from`, behind "صحيفة" and the like; one that is in no dictionary is given by its
 * words.
 */
export function readOutlet(reading: Reading, from: number, last: number): { relay: Relay; next: number } | undefined {
  let at = from
  let known = false
  while (at <= last && (at === from || !hasGap(reading, at, HARD | GAP.comma | GAP.colon))) {
    const source = reading.names[at]?.entities.find(isOutlet)
    if (source)
      return {
        relay: { source: source.slug },
        next: (reading.names[at]?.match.last ?? at) + 1,
      }
    const outlet = OUTLET.test(wordAt(reading, at))
    if (!outlet && phraseStartingAt(lexicon().outlets, reading.tokens, at, true) === 0) break
    if (rankOf(wordAt(reading, at))) return undefined
    known ||= outlet
    at++
  }
  if (!known) return unknownPaper(reading, from, last)
  while (at <= last && at - from < OUTLET_WORDS && !stopsAt(reading, at, last) && !opensRemark(reading, at)) {
    // "للقناة | طبيب الفريق": the outlet is named no further.
    if (at === from + 1 && /^[وف]?لل/.test(wordAt(reading, from)) && !isArticled(reading, at)) break
    at++
  }
  return at - from > 1 ? { relay: { outlet: { first: from, last: at - 1 } }, next: at } : undefined
}

// "told the Harbour Gazette that": capital letters up to the last word of a newspaper's name.
function unknownPaper(reading: Reading, from: number, last: number): { relay: Relay; next: number } | undefined {
  const first = wordAt(reading, from) === "the" ? from + 1 : from
  let end = -1
  for (let at = first; at <= last && at < first + MASTHEAD_WORDS && isCapital(reading, at); at++) {
    if (at > first && hasGap(reading, at, ~0)) break
    if (lexicon().mastheads.has(wordAt(reading, at)) && (at > first || from < first)) end = at
  }
  const initials = /^\p{Lu}{3,5}$/u.test(textAt(reading, first)) && !isCapital(reading, first + 1)
  if (end < 0 && initials) end = first
  return end < 0 ? undefined : { relay: { outlet: { first: from, last: end } }, next: end + 1 }
}

function isCapital(reading: Reading, at: number): boolean {
  return /^\p{Lu}/u.test(textAt(reading, at))
}

function textAt({ text, tokens }: Reading, at: number): string {
  return text.slice(tokens[at]?.start ?? 0, tokens[at]?.end ?? 0)
}

/** Whether an entity is a source that publishes news, or one of unknown kind. */
export function isOutlet({ kind, sourceKind }: Entity): boolean {
  return kind === "source" && MEDIA.has(sourceKind)
}

/** Whether a remark about the speaker begins at token `at`. */
export function opensRemark(reading: Reading, at: number): boolean {
  const { conditions, times, places, relatives } = lexicon()
  const word = wordAt(reading, at)
  return (
    times.has(word) || places.has(word) || relatives.has(word) || phraseStartingAt(conditions, reading.tokens, at, true) > 0
  )
}
