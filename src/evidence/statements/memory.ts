import type { Range } from "../../text/range.ts"
import type { AttributionStep } from "../annotation.ts"
import { endWithQuotation } from "../names/quotation.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { OUTLET, type Relay } from "./qualifiers.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"
import type { Speaker } from "./speakers.ts"

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

/** What the text has said so far about who speaks. */
export type Memory = {
  last: Turn | undefined
  /** Who spoke last in each gender. */
  readonly speakers: { masculine: Turn | undefined; feminine: Turn | undefined }
  /** The person a sentence is about, who may speak next without being named. */
  subject: Turn | undefined
  /** Who was last introduced with each office, by `officeKey`: a person's slug, or the turn of somebody unnamed. */
  readonly offices: Map<string, string | Turn>
  /** The source that was last cited or spoken to, which "the newspaper" means. */
  outlet: string | undefined
}

/** The tokens' text as the document words it, white space made single. */
export function textOf(reading: Reading, span: Span): string {
  const { start, end } = rangeOf(reading, span)
  return reading.text.slice(start, end).replace(/\s+/g, " ")
}

/** The UTF-16 units of a span of tokens, with the mark that closes a quotation opened in it. */
export function rangeOf({ text, tokens }: Reading, { first, last }: Span): Range {
  const start = tokens[first]?.start ?? 0
  return { start, end: endWithQuotation(text, start, tokens[last]?.end ?? start) }
}

/** Whom an attribution names, or means by a pronoun, an office or a verb of continuation; undefined when nobody is known. */
export function turnOf(
  reading: Reading,
  memory: Memory,
  attribution: Attribution,
  inSentence: Turn | undefined,
): Turn | undefined {
  const known = meant(reading, memory, attribution, inSentence)
  if (!known) return undefined
  if (attribution.anonymity && known.speaker.description !== undefined) {
    known.speaker = { ...known.speaker, anonymity: textOf(reading, attribution.anonymity) }
  }
  // Whom a known speaker spoke to holds from here on; only `amend` reaches back.
  const turn = attribution.relays.length > 0 ? { ...known, relays: [] } : known
  if (turn.group !== undefined) memory.offices.set(officeKey(turn.group, turn.plural), turn)
  for (const relay of attribution.relays) addRelay(reading, turn, relay)
  if (attribution.speaker && attribution.kind === "verb") turn.gender = spokenGender(reading, attribution, turn)
  memory.outlet = [turn.speaker, ...turn.relays].find(({ source }) => source !== undefined)?.source ?? memory.outlet
  return turn
}

function meant(reading: Reading, memory: Memory, attribution: Attribution, inSentence: Turn | undefined): Turn | undefined {
  const { kind, speaker, continues } = attribution
  if (kind === "participle" && !speaker) return inSentence ?? memory.subject ?? memory.last
  if (!speaker || speaker.kind === "pronoun") {
    const last = agreeing(memory, genderOf(reading, attribution))
    return continues ? (last ?? memory.subject) : (memory.subject ?? last)
  }
  if (speaker.kind !== "description") {
    const { kind: which, slug } = speaker
    if (continues && memory.last?.speaker[which] === slug) return memory.last
    return newTurn(which === "person" ? { person: slug } : { source: slug }, undefined, false)
  }
  return described(reading, memory, speaker, kind === "citation", continues)
}

function spokenGender(reading: Reading, attribution: Attribution, { speaker }: Turn): Gender {
  if (arabicWord.test(wordAt(reading, attribution.cue.first))) return genderOf(reading, attribution)
  return speaker.source === undefined ? "masculine" : "feminine"
}

/** Makes a turn the last one. */
export function remember(memory: Memory, turn: Turn): void {
  memory.last = turn
  memory.subject = undefined
  if (turn.gender !== "any") memory.speakers[turn.gender] = turn
}

// "وقالت" is not the man who spoke last, nor "he" the ministry, when somebody else fits.
function agreeing({ last, speakers }: Memory, gender: Gender): Turn | undefined {
  if (gender === "any" || !last || last.gender === "any" || last.gender === gender) return last
  return speakers[gender] ?? last
}

function genderOf(reading: Reading, { cue, speaker }: Attribution): Gender {
  const word = wordAt(reading, cue.first)
  if (speaker?.kind === "pronoun") {
    const pronoun = wordAt(reading, speaker.first)
    return speaker.plural ? "any" : /^(?:it|هي)$/.test(pronoun) ? "feminine" : "masculine"
  }
  if (!arabicWord.test(word) || lexicon().participles.has(word) || /وا$/.test(word)) return "any"
  return /^[وف]?ت|ت$/.test(word) ? "feminine" : "masculine"
}

function described(
  reading: Reading,
  memory: Memory,
  speaker: Extract<Speaker, { kind: "description" }>,
  citation: boolean,
  continues: boolean,
): Turn {
  const { last } = memory
  const fresh = (): Turn => {
    const description = textOf(reading, speaker)
    const count = speaker.count === undefined ? {} : { count: speaker.count }
    return newTurn({ description: withoutProclitic(description), ...count }, speaker.group, speaker.plural)
  }
  const { group, definite } = speaker
  const outlet = definite && OUTLET.test(headOf(reading, speaker)) ? memory.outlet : undefined
  if (outlet !== undefined) return newTurn({ source: outlet }, undefined, false)
  if (!definite) return fresh()
  const known = group === undefined ? undefined : memory.offices.get(officeKey(group, speaker.plural))
  if (typeof known === "string") {
    return last?.speaker.person === known && continues ? last : newTurn({ person: known }, undefined, false)
  }
  if (known && !citation) return known
  if (!citation && last && !speaker.plural && !last.plural && isGeneral(reading, speaker) && last.speaker.source === undefined)
    return last
  return fresh()
}

/** The key of an office in `Memory.offices`: one who holds it and several are not the same. */
export function officeKey(group: string, plural: boolean): string {
  return plural ? `${group} (plural)` : group
}

// "الصحيفة", "the newspaper": the article is no part of the head.
function headOf(reading: Reading, { first, last }: Span): string {
  return wordAt(reading, first) === "the" ? wordAt(reading, last) : wordAt(reading, first)
}

function isGeneral(reading: Reading, { first, last }: Span): boolean {
  for (let at = first; at <= last; at++) {
    const rank = rankOf(wordAt(reading, at))
    if (rank) return [...lexicon().general].some((word) => rankOf(word)?.group === rank.group)
  }
  return false
}

// "للمسؤول" and "وبحسب": a description begins with its noun.
function withoutProclitic(description: string): string {
  return description.replace(/^لل(?=\p{L}{3})/u, "ال")
}

/** A turn of somebody whom nobody relayed yet. */
export function newTurn(speaker: AttributionStep, group: string | undefined, plural: boolean): Turn {
  return { speaker, relays: [], group, plural, gender: "any", attribution: { start: 0, end: 0 } }
}

/** Adds one who relayed a turn, once, and never the speaker themselves. */
export function addRelay(reading: Reading, turn: Turn, relay: Relay): void {
  const step: AttributionStep =
    "source" in relay
      ? { source: relay.source }
      : { description: textOf(reading, relay.outlet).replace(/^[وف]?ل\u0640?(?=\p{L}{3})/u, "") }
  addStep(turn, step)
}

/** As `addRelay`, for a step that is already known. */
export function addStep(turn: Turn, step: AttributionStep): void {
  const same = (other: AttributionStep): boolean =>
    other.source === step.source && other.description === step.description && other.person === step.person
  if (!same(turn.speaker) && !turn.relays.some(same)) turn.relays.push(step)
}
