import { tokenize } from "../../text/tokens.ts"
import { arabicWord } from "../names/speech.ts"
import { bareNoun } from "./bare-nouns.ts"
import { bodyNoun } from "./bodies.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import type { Memory, Referent } from "./memory.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import type { Speaker } from "./speakers.ts"
import type { Gender, Turn } from "./turns.ts"

const KEPT = 12
const WORDS = 40
const APPOSITION_WORDS = 8

/** The gender and number of whom a phrase or verb refers to. */
export type Agreement = { readonly gender: Gender; readonly plural: boolean | undefined }

/** Makes a turn the most recent referent, with the words of `spans` as further names of theirs. */
export function refer(reading: Reading, memory: Memory, turn: Turn, spans: readonly Span[], spoke: boolean): void {
  const known = memory.referents.find((one) => isSame(one.turn, turn))
  const words = new Set(known?.words)
  const groups = new Set(known?.groups)
  for (const { folded } of tokenize(turn.speaker.description ?? "")) if (words.size < WORDS) words.add(bareNoun(folded))
  let body = known?.body ?? false
  for (const { first, last } of spans) {
    if (turn.speaker.person === undefined && isNobody(reading, { first, last })) body = true
    for (let at = first; at <= last && words.size < WORDS; at++) {
      words.add(bareNoun(wordAt(reading, at)))
      const rank = rankOf(wordAt(reading, at))
      if (rank) groups.add(rank.group)
    }
  }
  body ||= turn.speaker.source !== undefined
  if (known && !spoke) {
    memory.referents = memory.referents.map((other) => (other === known ? { ...other, words, groups } : other))
    return
  }
  const one = { turn, words, groups, body, spoke: spoke || (known?.spoke ?? false) }
  memory.referents = [one, ...memory.referents.filter((other) => other !== known)].slice(0, KEPT)
}

// Whether a phrase is a body or a document, to which "the man" never refers.
function isNobody(reading: Reading, { first, last }: Span): boolean {
  const head = headOf(reading, first)
  if (!arabicWord.test(wordAt(reading, last))) return !rankOf(wordAt(reading, head)) && bodyNoun(reading, last) !== undefined
  return (
    bodyNoun(reading, head) !== undefined ||
    (lexicon().papers.has(bareNoun(wordAt(reading, head))) && !rankOf(wordAt(reading, head)))
  )
}

/** The apposition behind a speaker, which is another name for them: "الشاهد الأول، | وهو مهندس متقاعد، | إن". */
export function appositionBehind(reading: Reading, at: number): Span[] {
  if (at >= reading.tokens.length || !hasGap(reading, at, GAP.comma) || hasGap(reading, at, HARD)) return []
  const first = /^(?:وهو|وهي|وهم|وهما|an?|the)$/.test(wordAt(reading, at)) ? at + 1 : at
  if (!rankOf(wordAt(reading, first)) || hasGap(reading, first + (first === at ? 1 : 0), HARD)) return []
  let last = first
  while (last < first + APPOSITION_WORDS && last + 1 < reading.tokens.length && !hasGap(reading, last + 1, ~0)) last++
  return [{ first, last: Math.min(last, first + 1) }]
}

/**
 * Whom a definite noun phrase refers to: the most recent one who was called by its nouns and agrees in gender and number; for
 * "الرجل" or "المصدر" the last one who spoke; for an office or profession that nobody in the text has, one of the last speakers
 * without any, or the only woman.
 */
export function referredTo(reading: Reading, memory: Memory, speaker: Speaker, pointed: boolean): Turn | undefined {
  const head = headOf(reading, speaker.first)
  const words = nounsIn(reading, { first: head, last: speaker.last })
  const wanted = agreementOf(reading, head, speaker)
  const fit = memory.referents.filter((one) => agrees(memory, one, wanted, pointed))
  const called = fit.find(({ words: known }) => words.every((word) => known.has(word)))
  if (called) return called.turn
  const rank = rankOf(wordAt(reading, head))
  const bare = words.length <= 1
  if (!bare || !rank || bodyNoun(reading, head) !== undefined) return undefined
  const held = fit.find(({ groups }) => groups.has(rank.group))
  if (held) return held.turn
  const people = fit.filter(({ spoke, body }) => spoke && !body)
  if (pointed || isAnyone(rank.group)) return people[0]?.turn
  return byOffice(memory, people, rank.group, wanted)?.turn
}

/** The last speaker who agrees with a verb or pronoun: a person for "he", several people for "وأضافوا". */
export function lastAgreeing(memory: Memory, wanted: Agreement): Turn | undefined {
  return memory.referents.find((one) => one.spoke && agrees(memory, one, wanted, false))?.turn
}

function byOffice(memory: Memory, people: readonly Referent[], group: string, wanted: Agreement): Referent | undefined {
  if (memory.referents.some((one) => officesOf(memory, one).has(group))) return undefined
  const [first] = people
  if (!first) return undefined
  const positions = new Set([...lexicon().positions].map((word) => rankOf(word)?.group))
  const fits = (one: Referent): boolean => {
    const named = one.turn.speaker.person !== undefined
    return [...officesOf(memory, one)].every((office) => named && positions.has(office))
  }
  if (fits(first)) return first
  const women = people.filter((one) => genderOf(memory, one) === "feminine")
  return wanted.gender === "feminine" && women.length === 1 && women[0] && fits(women[0]) ? women[0] : undefined
}

function officesOf(memory: Memory, { turn, groups }: Referent): ReadonlySet<string> {
  const all = new Set(groups)
  for (const [key, { holder }] of memory.offices) if (holder === turn.speaker.person || holder === turn) all.add(key)
  return all
}

function agrees(memory: Memory, one: Referent, { gender, plural }: Agreement, pointed: boolean): boolean {
  const known = genderOf(memory, one)
  if (plural !== undefined && one.turn.plural !== plural && !(pointed && plural)) return false
  if (plural && !one.turn.plural) return false
  return plural === true || gender === "any" || known === "any" || known === gender
}

function genderOf(memory: Memory, { turn }: Referent): Gender {
  return turn.speaker.person === undefined ? turn.gender : (memory.genders.get(turn.speaker.person) ?? turn.gender)
}

function agreementOf(reading: Reading, head: number, speaker: Speaker): Agreement {
  const word = wordAt(reading, head)
  const plural = speaker.kind === "description" ? speaker.plural : undefined
  if (!arabicWord.test(word)) return { gender: "any", plural }
  const rank = rankOf(word)
  if (isSource(rank?.group)) return { gender: "any", plural: undefined }
  return {
    gender: !rank && bodyNoun(reading, head) === undefined ? "any" : /[هت]$/.test(word) ? "feminine" : "masculine",
    plural,
  }
}

/** Whether a demonstrative stands before a noun: "هذا | المسؤول", "these officials". */
export function isPointed(reading: Reading, { first }: Span): boolean {
  const { demonstratives } = lexicon()
  return (
    demonstratives.has(wordAt(reading, first)) || demonstratives.has(wordAt(reading, first - 1).replace(/^[وف](?=.{3})/, ""))
  )
}

/** Somebody in no dictionary whom the text named in full before, and now in part: "Peter Ashgrove", then "Ashgrove". */
export function namedInPart(reading: Reading, memory: Memory, speaker: Speaker): Turn | undefined {
  const word = wordAt(reading, speaker.first)
  const { papers, bodies } = lexicon()
  if (speaker.first !== speaker.last || rankOf(word) || papers.has(word) || bodies.has(word)) return undefined
  const known = memory.referents.find(({ turn, words, body, spoke }) => {
    const { description } = turn.speaker
    return spoke && !body && !turn.plural && description?.includes(" ") && words.has(word)
  })
  return known?.turn
}

// "المصدر" may mean a woman, and the form of "المصادر" does not show that it is a plural.
function isSource(group: string | undefined): boolean {
  return group === rankOf("مصدر")?.group || group === rankOf("شخص")?.group
}

function isAnyone(group: string): boolean {
  const { anyone } = lexicon()
  return [...anyone].some((word) => rankOf(word)?.group === group) || isSource(group)
}

// "هذا | المسؤول", "the | doctor".
function headOf(reading: Reading, first: number): number {
  const word = wordAt(reading, first)
  return word === "the" || lexicon().same.has(word) || lexicon().demonstratives.has(word) ? first + 1 : first
}

function nounsIn(reading: Reading, { first, last }: Span): string[] {
  const nouns: string[] = []
  const { same } = lexicon()
  for (let at = first; at <= last; at++) if (!same.has(wordAt(reading, at))) nouns.push(bareNoun(wordAt(reading, at)))
  return nouns
}

function isSame({ speaker: a }: Turn, { speaker: b }: Turn): boolean {
  return a.person === b.person && a.source === b.source && a.description === b.description && a.count === b.count
}
