import { bareNoun, wordsIn } from "./bare-nouns.ts"
import { isArticled } from "./boundaries.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { type Memory, type Office, officeKey } from "./memory.ts"
import { OUTLET } from "./outlets.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"
import { isPointed, namedInPart, referredTo } from "./referents.ts"
import type { Speaker } from "./speakers.ts"
import { newTurn, type Turn, textOf } from "./turns.ts"

type Description = Extract<Speaker, { kind: "description" }>

const BODY_WORDS = 4

/**
 * Resolves a description to whom it means: a person or body that the text has named before ("رئيس البلدية", "المديرية", "the
 * council"), an unnamed speaker ("المسؤول", "the same official"), or somebody new. In a citation it means somebody new, unless
 * it says "the same"; an office with a noun behind it means only somebody who was introduced with that noun.
 */
export function described(reading: Reading, memory: Memory, speaker: Description, citation: boolean, continues: boolean): Turn {
  const { last } = memory
  const same = saysSame(reading, speaker) || isPointed(reading, speaker)
  const fresh = (): Turn => {
    const description = textOf(reading, speaker)
    const count = speaker.count === undefined ? {} : { count: speaker.count }
    return newTurn(
      { description: withoutProclitic(description, wordAt(reading, speaker.first)), ...count },
      speaker.group,
      speaker.plural,
    )
  }
  const { group, definite } = speaker
  const outlet = definite && OUTLET.test(headOf(reading, speaker)) ? memory.outlet : undefined
  const source = outlet ?? (speaker.count === undefined ? bodyNamed(reading, memory, speaker) : undefined)
  if (definite && isDocument(reading, speaker)) {
    const author = last?.speaker.description === undefined ? last : undefined
    const body = memory.bodies[0]
    if (author) return author
    if (memory.issuer) return memory.issuer
    if (body) return newTurn({ source: body.slug }, undefined, false)
  }
  if (source !== undefined) return last?.speaker.source === source && continues ? last : newTurn({ source }, undefined, false)
  const person = group === undefined ? personNamed(reading, memory, speaker) : undefined
  if (person !== undefined) return newTurn({ person }, undefined, false)
  const part = namedInPart(reading, memory, speaker)
  if (part) return part
  if (!definite && !same) return fresh()
  const office = group === undefined ? undefined : memory.offices.get(officeKey(group, speaker.plural))
  const known =
    office && governs(reading, speaker, office.words) && !isAnother(reading, speaker, office) ? office.holder : undefined
  if (typeof known === "string") {
    return last?.speaker.person === known && continues ? last : newTurn({ person: known }, undefined, false)
  }
  const referent = !citation || same ? referredTo(reading, memory, speaker, same) : undefined
  if (referent) return referent
  if (known && (!citation || same)) return known
  if (same && memory.unnamed?.plural === speaker.plural) return memory.unnamed
  const general =
    !citation &&
    last &&
    !speaker.plural &&
    !last.plural &&
    (isGeneral(reading, speaker) || isBareOffice(reading, memory, speaker))
  return general && last.speaker.source === undefined ? last : fresh()
}

// "البيان", "the statement".
function isDocument(reading: Reading, { first, last }: Span): boolean {
  return (
    last - first <= 1 && lexicon().documents.has(wordAt(reading, last)) && (first === last || wordAt(reading, first) === "the")
  )
}

// "المسؤول نفسه", "the same official".
function saysSame(reading: Reading, { first, last }: Span): boolean {
  const { same } = lexicon()
  if (same.has(wordAt(reading, last))) return true
  return same.has(wordAt(reading, first)) || (wordAt(reading, first) === "the" && same.has(wordAt(reading, first + 1)))
}

// "البلدية", "هيئة الميناء", "the council": a body that the text has named, if all words of the description are in its name.
function bodyNamed(reading: Reading, memory: Memory, { first, last, group }: Description): string | undefined {
  const from = wordAt(reading, first) === "the" ? first + 1 : first
  if (group !== undefined || from > last || last - from >= BODY_WORDS) return undefined
  const english = from > first
  if (!english && !isArticled(reading, first) && !isArticled(reading, last)) return undefined
  const words: string[] = []
  for (let at = from; at <= last; at++) if (!lexicon().same.has(wordAt(reading, at))) words.push(bareNoun(wordAt(reading, at)))
  return memory.bodies.find((body) => words.every((word) => body.words.has(word)))?.slug
}

// A family name alone, which the dictionary does not have as a name of its own.
function personNamed(reading: Reading, memory: Memory, { first, last }: Span): string | undefined {
  return first === last ? memory.families.get(wordAt(reading, first)) : undefined
}

// "رئيس البلدية" does not mean the prime minister: the nouns behind the office must be those with which its holder was
// introduced.
function governs(reading: Reading, { first, last }: Span, words: ReadonlySet<string>): boolean {
  const head = wordAt(reading, first)
  if (!/^[\u0621-\u064a]/.test(head) || /^[وفبك]?(?:ال|لل)/.test(head)) return true
  for (let at = first + 1; at <= last && isArticled(reading, at); at++)
    if (words.has(bareNoun(wordAt(reading, at)))) return true
  return false
}

// "الشاهدة الثانية" is not "الشاهد الأول".
function isAnother(reading: Reading, speaker: Span, { holder, words }: Office): boolean {
  const own = wordsIn(reading, speaker)
  if (own.some((word) => lexicon().ordinals.has(word) && !words.has(word))) return true
  const head = own[wordAt(reading, speaker.first) === "the" ? 1 : 0] ?? ""
  if (typeof holder === "string" || words.has(head)) return false
  return words.has(`${head}ه`) || (head.endsWith("ه") && words.has(head.slice(0, -1)))
}

// "الصحيفة", "the newspaper": the article is no part of the head.
function headOf(reading: Reading, { first, last }: Span): string {
  return wordAt(reading, first) === "the" ? wordAt(reading, last) : wordAt(reading, first)
}

// "الوزير", "the minister": means the last speaker, if the text has called neither them nor anybody else by such an office.
function isBareOffice(reading: Reading, { last, offices, genders }: Memory, speaker: Description): boolean {
  const slug = last?.speaker.person
  const { group, first, last: end } = speaker
  if (slug === undefined || group === undefined || end - first > (wordAt(reading, first) === "the" ? 1 : 0)) return false
  for (const { holder } of offices.values()) if (holder === slug) return false
  const gender = genders.get(slug) ?? "any"
  return gender === "any" || !/^ال/.test(wordAt(reading, first)) || (gender === "feminine") === /ه$/.test(wordAt(reading, end))
}

function isGeneral(reading: Reading, { first, last }: Span): boolean {
  for (let at = first; at <= last; at++) {
    const rank = rankOf(wordAt(reading, at))
    if (rank) return [...lexicon().general].some((word) => rankOf(word)?.group === rank.group)
  }
  return false
}

// Takes proclitics from a description, which begins with its noun: "وفقاً لمذكرة", "للمسؤول", "للجنة". `word`: its first word,
// folded.
function withoutProclitic(description: string, word: string): string {
  const noun = word.slice(1)
  const known = (): boolean => lexicon().papers.has(noun) || lexicon().ranks.has(noun)
  if (/^[لب]/.test(word) && !lexicon().ranks.has(word) && known()) return description.replace(/^./u, "")
  return description.replace(/^لل(?=\p{L}{3})/u, "ال")
}
