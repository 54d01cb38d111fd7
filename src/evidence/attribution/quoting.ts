import type { Attribution } from "./attribution.ts"
import { contentStart } from "./content-start.ts"
import { BREAKS, subjectBefore } from "./english-subject.ts"
import { lexicon } from "./lexicon.ts"
import { type Relay, readOutlet, relayOf } from "./outlets.ts"
import { hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { isKnown, speakerIn } from "./speakers.ts"

const OBJECT_WORDS = 16
const OPEN_WORDS = 3
const OUTLET_REACH = 30

/**
 * Reads at token `at` that somebody's words are passed on: "The AP | quoted a diplomat as saying that", "Tueller was | quoted
 * by the AP as saying", "reported, | quoting officials as saying". The one who quotes is the next step of the chain.
 */
export function readQuoting(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const word = wordAt(reading, at)
  if (!lexicon().quoting.has(word)) return undefined
  const as = asSaying(reading, at, sentence.last)
  if (as === undefined) return undefined
  const from = as + 2
  const open = sentence.last - from + 1 >= OPEN_WORDS && !hasGap(reading, from, BREAKS)
  const start = contentStart(reading, from, sentence.last, true) ?? (open ? { at: from, marker: "open" as const } : undefined)
  if (!start) return undefined
  const passive = /^(?:is|are|was|were|been)$/.test(wordAt(reading, at - 1))
  const before = /ing$/.test(word) ? undefined : subjectBefore(reading, passive ? at - 1 : at, sentence)
  const object = passive ? undefined : speakerIn(reading, at + 1, as - 1)
  const speaker = passive ? before?.speaker : object
  if (!speaker || !(passive || isKnown(speaker) || /^(?:an?|the|one|two|some)$/.test(wordAt(reading, at + 1)))) return undefined
  const by = passive && wordAt(reading, at + 1) === "by" ? readOutlet(reading, at + 2, as - 1)?.relay : undefined
  const relay = by ?? (passive ? undefined : before ? relayOf(before.speaker) : outletBefore(reading, at, sentence.first))
  return {
    kind: "verb",
    cue: { first: at, last: as + 1 },
    first: before?.from ?? at,
    last: as + 1,
    speaker,
    contentAt: start.at,
    marker: start.marker,
    relays: [...(relay ? [relay] : []), ...(before?.remarks.relays ?? [])],
    anonymity: before?.remarks.anonymity,
    continues: false,
    origin: false,
  }
}

function asSaying(reading: Reading, at: number, last: number): number | undefined {
  for (let as = at + 1; as < last && as <= at + OBJECT_WORDS && !hasGap(reading, as, BREAKS); as++) {
    if (wordAt(reading, as) === "as" && wordAt(reading, as + 1) === "saying") return as
  }
  return undefined
}

// "The AP reported on Monday, quoting ...": the source before it in its sentence.
function outletBefore({ names }: Reading, at: number, first: number): Relay | undefined {
  for (let before = at - 1; before >= Math.max(first, at - OUTLET_REACH); before--) {
    const source = names[before]?.entities.find(({ kind }) => kind === "source")
    if (source) return { source: source.slug }
  }
  return undefined
}
