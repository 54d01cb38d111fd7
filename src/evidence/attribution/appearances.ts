import { withoutClitics } from "../../text/clitics.ts"
import { conjoined } from "../names/cues.ts"
import type { Attribution } from "./attribution.ts"
import { contentStart } from "./content-start.ts"
import { lexicon } from "./lexicon.ts"
import { endsSpeaker } from "./origins.ts"
import { HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const REACH = 16
const PAPER_WORDS = 6

// "حيثيات الحكم", "تقرير المنظمة": a document that has more than its article is itself the speaker.
function paperIn(reading: Reading, first: number, end: number): Speaker | undefined {
  let last = first
  while (last < end && last < first + PAPER_WORDS && !endsSpeaker(reading, last + 1, end + 1)) last++
  return last > first ? speakerIn(reading, first, last) : undefined
}

/**
 * Reads a phrase at token `at` that says in which document something is written: "جاء في بيان لنقابة الخبازين أن", "ورد في التقرير: ...".
 * The speaker is the person or source whose document it is; if none is named, whoever the text was about.
 */
export function readAppearance(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { appearing, occasions, papers } = lexicon()
  if (!conjoined(wordAt(reading, at)).some((form) => appearing.has(form)) || wordAt(reading, at + 1) !== "في") return undefined
  if (!withoutClitics(wordAt(reading, at + 2)).some((form) => occasions.has(form) || papers.has(form))) return undefined
  let speaker: Speaker | undefined
  for (let next = at + 3; next <= sentence.last && next <= at + REACH; next++) {
    if (hasGap(reading, next, HARD)) return undefined
    const start = contentStart(reading, next, sentence.last, true)
    if (start) {
      speaker ??= paperIn(reading, at + 2, next - 1)
      const none = {
        continues: false,
        origin: false,
        relays: [],
        anonymity: undefined,
      }
      return {
        ...none,
        kind: "citation",
        first: at,
        last: next - 1,
        cue: { first: at, last: at + 2 },
        speaker,
        contentAt: start.at,
        marker: start.marker,
      }
    }
    const name = reading.names[next]
    if (!name || name.match.first !== next || speaker) continue
    const named = speakerIn(reading, next, name.match.last)
    if (named?.kind === "person" || named?.kind === "source") speaker = named
  }
  return undefined
}
