import type { Range } from "../../text/range.ts"
import type { AttributionStep } from "../annotation.ts"
import { endWithQuotation } from "../names/quotation.ts"
import type { Relay } from "./outlets.ts"
import type { Reading, Span } from "./reading.ts"

/**
 * A speaker with all who relayed them. All statements that they make in one go share one turn, so that what a later sentence
 * adds (an outlet, a reason for anonymity) holds for all of them.
 */
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

// The same limit as for descriptions in curated records. Each statement of a speaker repeats the description, so an endless
// word must not get into it.
const MOST_CHARACTERS = 500

/** The tokens' text as the document words it, white space made single, and no longer than 500 UTF-16 units. */
export function textOf(reading: Reading, span: Span): string {
  const { start, end } = rangeOf(reading, span)
  const text = reading.text.slice(start, end).replace(/\s+/g, " ")
  // A cut through a surrogate pair drops its first half too.
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

/** A new turn, which nobody has relayed. */
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

/** The most steps of a chain, the same limit as in curated records. */
export const MOST_STEPS = 20

/** Adds a step to a turn, unless it has it already or it is the speaker. */
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
