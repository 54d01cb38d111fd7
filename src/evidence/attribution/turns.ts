import type { Range } from "../../text/range.ts"
import type { AttributionStep } from "../annotation.ts"
import { endWithQuotation } from "../names/quotation.ts"
import type { Relay } from "./outlets.ts"
import type { Reading, Span } from "./reading.ts"

/** One who speaks, with those who relayed them; shared by all that they say in one go, so that a later sentence adds to all of it. */
export type Turn = {
  speaker: AttributionStep
  relays: AttributionStep[]
  readonly group: string | undefined
  readonly plural: boolean
  gender: Gender
  attribution: Range
}

/** The gender of the verb or pronoun that went with a speaker; English "it" counts as feminine, as Arabic institutions are. */
export type Gender = "masculine" | "feminine" | "any"

// As of a description that people write in. Each statement of a speaker repeats it, so that one endless word must not come in.
const MOST_CHARACTERS = 500

/** The tokens' text as the document words it, white space made single, and no longer than 500 UTF-16 units. */
export function textOf(reading: Reading, span: Span): string {
  const { start, end } = rangeOf(reading, span)
  const text = reading.text.slice(start, end).replace(/\s+/g, " ")
  // What is cut between the halves of a pair loses the half.
  return text.length <= MOST_CHARACTERS ? text : text.slice(0, MOST_CHARACTERS).replace(/[\ud800-\udbff]$/, "")
}

/** The UTF-16 units of a span of tokens, with the mark that closes a quotation opened in it. */
export function rangeOf({ text, tokens }: Reading, { first, last }: Span): Range {
  const start = tokens[first]?.start ?? 0
  return {
    start,
    end: endWithQuotation(text, start, tokens[last]?.end ?? start),
  }
}

/** A turn of somebody whom nobody relayed yet. */
export function newTurn(speaker: AttributionStep, group: string | undefined, plural: boolean): Turn {
  return {
    speaker,
    relays: [],
    group,
    plural,
    gender: "any",
    attribution: { start: 0, end: 0 },
  }
}

/** The most steps of a chain, as of one that people write in. */
export const MOST_STEPS = 20

/** Adds one who relayed a turn, once, and never the speaker themselves. */
export function addRelay(reading: Reading, turn: Turn, relay: Relay): void {
  const step: AttributionStep =
    "outlet" in relay ? { description: textOf(reading, relay.outlet).replace(/^[وف]?ل\u0640?(?=\p{L}{3})/u, "") } : { ...relay }
  addStep(turn, step)
}

/** As `addRelay`, for a step that is already known. */
export function addStep(turn: Turn, step: AttributionStep): void {
  const same = (other: AttributionStep): boolean =>
    other.source === step.source && other.description === step.description && other.person === step.person
  if (turn.relays.length + 1 >= MOST_STEPS) return
  if (!same(turn.speaker) && !turn.relays.some(same)) turn.relays.push(step)
}
