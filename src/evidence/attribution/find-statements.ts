import type { AttributionStep, Statement } from "../annotation.ts"
import { type NamedText, nameText } from "../mentions.ts"
import type { Dictionary } from "../names/dictionary.ts"
import { amend } from "./amend.ts"
import { asideIn } from "./asides.ts"
import type { Attribution } from "./attribution.ts"
import { confidenceOf } from "./confidence.ts"
import { type Claims, clause } from "./contents.ts"
import { attributionsIn, isNested } from "./find-attributions.ts"
import { introduce } from "./introductions.ts"
import { lexicon } from "./lexicon.ts"
import { type Memory, newMemory, remember } from "./memory.ts"
import { type Draft, orphansIn } from "./orphans.ts"
import { GAP, hasGap, type Reading, readText, type Span, wordAt } from "./reading.ts"
import { appositionBehind, refer } from "./referents.ts"
import { citedContents, spokenContents } from "./said.ts"
import { shownBy } from "./shown.ts"
import { isKnown } from "./speakers.ts"
import { addStep, MOST_STEPS, rangeOf, type Turn } from "./turns.ts"
import { turnOf } from "./whose.ts"

type State = {
  reading: Reading
  memory: Memory
  claims: Claims
  drafts: Draft[]
  /** Who spoke last in the current sentence. */
  speaking: Turn | undefined
  /** Who passes on what an attribution of this sentence will say: "According to the AP, officials said ...". */
  readonly pending: Map<Attribution, Turn>
  /** Whether the last statement began at a line's head with its speaker and a colon. */
  answering: boolean
}

/**
 * Finds what people and organisations are reported to have said, and through whom, in the order of the text. Pure; linear in
 * the text; never throws.
 *
 * The range of a statement is its content: for direct speech the words between the quotation marks; for reported speech the
 * clause behind "أن" or "that", up to the end of the sentence or the next attribution. A complement with a pronoun ("أنهم")
 * belongs to the content. If the attribution is in the middle of its sentence, the range is the whole sentence, attribution
 * included. A quotation that begins a reported clause, or makes up at least half of it, is a direct statement; a shorter one
 * is just part of the reported clause.
 *
 * A chain begins with the speaker. A description is given without its number, which is in `count`, and without "a"; "the" and
 * ال are kept. A channel ("في تغريدة") is a step only if the dictionary has it as a SOCIAL_MEDIA source. "أضاف", "he said"
 * and "the official said" mean the last speaker with all who relayed them; a citation ("بحسب المسؤول") names a speaker of its
 * own. For the confidence see `confidenceOf`.
 */
export function findStatements(body: string, dictionary: Dictionary): Statement[] {
  return statementsOf(nameText(body, dictionary))
}

/** `findStatements` of a text whose names are already resolved. */
export function statementsOf(named: NamedText): Statement[] {
  const reading = readText(named)
  const memory = newMemory()
  const state: State = {
    reading,
    memory,
    claims: new Set(),
    drafts: [],
    speaking: undefined,
    pending: new Map(),
    answering: false,
  }
  for (const sentence of reading.sentences) readSentence(state, sentence)
  const statements = state.drafts.map(({ content, turn, attribution, confidence }): Statement => {
    const chain: AttributionStep[] = [turn.speaker, ...turn.relays].map((step) => ({ ...step }))
    return { ...content, chain, attribution, confidence }
  })
  return statements.sort((a, b) => a.start - b.start || a.end - b.end)
}

function readSentence(state: State, sentence: Span): void {
  const { reading, memory } = state
  memory.fresh = introduce(reading, memory, sentence)
  const attributions = attributionsIn(reading, sentence)
  const before = state.drafts.length
  const told = attributions.some(
    ({ contentAt, marker, anonymity, relays }) =>
      (contentAt !== undefined && marker !== "noun") || anonymity !== undefined || relays.length > 0,
  )
  if (attributions.length > 0 && !told && amend(reading, memory, sentence)) return
  state.speaking = undefined
  for (let order = 0; order < attributions.length; order++) {
    const attribution = attributions[order] as Attribution
    const previous = attributions[order - 1]
    const next = attributions[order + 1]
    const start = previous ? Math.max(previous.last, previous.contentAt ?? 0) + 1 : sentence.first
    const joined = lexicon().openings.has(wordAt(reading, attribution.first - 1)) ? 2 : 1
    const room = { first: previous?.contentAt === undefined ? start : attribution.first, last: attribution.first - joined }
    const behind = { first: attribution.contentAt ?? attribution.last + 1, last: next ? next.first - 1 : sentence.last }
    const aside = attribution.kind === "citation" || attribution.contentAt === undefined ? undefined : asideIn(reading, behind)
    if (!aside) readAttribution(state, attribution, next, room, behind)
    else {
      const anonymity = attribution.anonymity ?? aside.anonymity
      readAttribution(state, { ...attribution, anonymity }, next, room, { ...behind, last: aside.first - 1 })
    }
  }
  if (state.drafts.length === before) {
    if (attributions.length > 0 || !goOnAnswering(state, sentence)) {
      if (!amend(reading, memory, sentence) && !readShown(state, sentence)) state.drafts.push(...orphansIn(state, sentence))
    }
    const { fresh } = memory
    // "The company did not reply. ... it said".
    if (fresh?.speaker.person !== undefined || (fresh?.speaker.source !== undefined && fresh.gender === "feminine")) {
      memory.subject = fresh
    }
  } else state.answering = attributions[0]?.speaker?.first === attributions[0]?.cue.first
}

// "تولر: ..." at a line's head speaks to the line's end.
function goOnAnswering({ reading, drafts, answering }: State, sentence: Span): boolean {
  const draft = drafts.at(-1)
  if (!answering || !draft || hasGap(reading, sentence.first, GAP.line)) return false
  draft.content = { ...draft.content, end: clause(reading, sentence)?.end ?? draft.content.end }
  return true
}

function readAttribution(
  state: State,
  attribution: Attribution,
  next: Attribution | undefined,
  before: Span,
  behind: Span,
): void {
  const { reading, memory, drafts } = state
  if (attribution.kind === "citation" && state.speaking && passesOn(state, attribution)) return
  const known = turnOf(reading, memory, attribution, state.speaking)
  if (!known) return
  const turn = state.pending.has(attribution) ? { ...known, relays: [...known.relays] } : known
  const { cue, speaker } = attribution
  const words = rangeOf(reading, {
    first: Math.min(attribution.first, cue.first),
    last: Math.max(cue.last, speaker?.last ?? 0),
  })
  if (
    attribution.kind === "citation" &&
    next?.kind === "verb" &&
    next.first <= attribution.last + 2 &&
    next.contentAt !== undefined
  ) {
    // "According to the AP, officials said that ...": the one cited passes on what follows.
    const inner = turnOf(reading, memory, next, undefined)
    if (inner && next.speaker && next.speaker.kind !== "pronoun") {
      state.speaking = undefined
      state.pending.set(next, turn)
      return
    }
  }
  if (next && isNested(attribution, next)) {
    state.pending.set(next, turn)
    return
  }
  const outer = state.pending.get(attribution)
  if (outer) for (const step of [outer.speaker, ...outer.relays]) addStep(turn, step)
  const contents =
    attribution.kind === "citation"
      ? citedContents(state, attribution, before, behind)
      : spokenContents(state, attribution, before, behind)
  if (contents.length === 0) {
    if (speaker && isKnown(speaker)) {
      state.speaking = turn
      memory.subject = turn
    }
    return
  }
  turn.attribution = words
  for (const content of contents)
    drafts.push({ content, turn, attribution: words, confidence: confidenceOf(attribution, content) })
  remember(memory, turn)
  const spans = !speaker || speaker.kind === "pronoun" ? [] : [speaker, ...appositionBehind(reading, speaker.last + 1)]
  refer(reading, memory, turn, spans, true)
  state.speaking = turn
}

// "... قال مسؤول، بحسب رويترز", "the AP reported, citing officials": one more step of what was just said.
function passesOn(state: State, attribution: Attribution): boolean {
  const { reading, memory } = state
  const spoken = state.speaking
  const cited = turnOf(reading, { ...memory, last: undefined }, attribution, undefined)
  if (!spoken || !cited) return false
  if (attribution.origin) {
    const outlet = spoken.speaker
    spoken.speaker = cited.speaker
    spoken.relays = [...cited.relays, outlet, ...spoken.relays].slice(0, MOST_STEPS - 1)
  } else for (const step of [cited.speaker, ...cited.relays]) addStep(spoken, step)
  return true
}

// "وكان رد الوزير حاسماً: «...»": a speaker without a verb of speech, before a colon.
function readShown(state: State, sentence: Span): boolean {
  const shown = shownBy(state.reading, sentence)
  if (!shown) return false
  const { first, contentAt } = shown
  readAttribution(state, shown, undefined, { first, last: first - 1 }, { first: contentAt, last: sentence.last })
  return true
}
