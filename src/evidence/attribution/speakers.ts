import { phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { isAccusative, isArticled } from "./boundaries.ts"
import { countAt } from "./counts.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"

/**
 * Who a noun phrase names: an entity, a pronoun, or somebody described. `first` and `last` are the tokens of the name
 * with its title, or of the description without number and indefinite article. `group` is the office of a description
 * (titles.yaml), `definite` whether it points back to somebody.
 */
export type Speaker = Span &
  (
    | { readonly kind: "person" | "source"; readonly slug: string }
    | { readonly kind: "pronoun"; readonly plural: boolean }
    | {
        readonly kind: "description"
        readonly group: string | undefined
        readonly definite: boolean
        readonly plural: boolean
        readonly count: number | undefined
      }
  )

const TWO = /^(?:اثنين|اثنان|اثنتين|اثنتان)$/
const PLURAL_PRONOUNS = new Set(["they", "both", "all", "we", "هم", "هولاء", "اولئك"])

/** Reads tokens [first, last] as a speaker; undefined for no tokens or for what cannot speak. */
export function speakerIn(reading: Reading, first: number, last: number): Speaker | undefined {
  if (first > last) return undefined
  const { mute, pronouns, demonstratives, manners, circumstances, addressed_pronouns } = lexicon()
  const word = wordAt(reading, first)
  // "هذا | المسؤول".
  if (first < last && demonstratives.has(word) && isArticled(reading, first + 1)) return speakerIn(reading, first + 1, last)
  if (first === last && pronouns.has(word)) return { kind: "pronoun", plural: PLURAL_PRONOUNS.has(word), first, last }
  const named = namedIn(reading, first, last)
  // "أرقام البنتاغون": a noun that cannot speak stands for the source that it belongs to.
  if (mute.has(word) || mute.has(word.replace(/^[وف]/, ""))) return named?.kind === "source" ? named : undefined
  if (named) return named
  if (manners.has(word) || circumstances.has(word) || addressed_pronouns.has(word)) return undefined
  if (isAccusative(reading, first) && !rankOf(word)) return undefined
  return describedIn(reading, first, last)
}

function namedIn(reading: Reading, first: number, last: number): Speaker | undefined {
  for (let at = first; at <= last; at++) {
    const name = reading.names[at]
    if (!name || name.match.first !== at) continue
    const { match } = name
    if (match.last > last) return undefined
    for (const { kind, slug } of name.entities) {
      if (kind === "person" && !isOwned(reading, first, at)) return { kind, slug, first, last: match.last }
      if (kind === "source" && isAlone(reading, first, at) && !hasRank(reading, match.last + 1, last)) {
        return { kind, slug, first, last: match.last }
      }
    }
    at = match.last
  }
  return undefined
}

// "مستشار بايدن", "المتحدث باسم الرئيس جو بايدن" and "an aide to President Biden" are not Biden. "المتحدث باسم البنتاغون جون
// كيربي" is Kirby, because the words behind "باسم" are no title of his.
function isOwned(reading: Reading, first: number, name: number): boolean {
  const { kin, honorifics } = lexicon()
  if (name === first) return false
  const before = wordAt(reading, name - 1)
  const single = reading.owners[name]?.last === name
  const annexed = single && arabicWord.test(before) && !/^[وفبلك]?(?:ال|لل)/.test(before) && !reading.owners[name - 1]
  if (kin.has(before) || annexed) return true
  let ranked = false
  for (let at = name - 1; at >= first; at--) {
    const word = wordAt(reading, at)
    if (ranked && (kin.has(word) || kin.has(word.replace(/^ال/, "")))) return true
    ranked ||= rankOf(word) !== undefined || honorifics.has(word)
  }
  return false
}

// Whether only words such as "صحيفة" or "the" stand before a name.
function isAlone(reading: Reading, first: number, name: number): boolean {
  const { outlets, papers, mute, documents } = lexicon()
  for (let at = first; at < name; ) {
    const length = phraseStartingAt(outlets, reading.tokens, at, true)
    const word = wordAt(reading, at).replace(/^[وفلب]/, "")
    // "a statement from the clinic".
    const issued = /^(?:from|by)$/.test(word) && documents.has(wordAt(reading, at - 1))
    if (length === 0 && !papers.has(word) && !mute.has(word) && !issued && !/^an?$/.test(word)) return false
    for (let offset = 0; offset < Math.max(length, 1); offset++) if (rankOf(wordAt(reading, at + offset))) return false
    at += Math.max(length, 1)
  }
  return true
}

function hasRank(reading: Reading, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (rankOf(wordAt(reading, at)) && !isArabic(reading, at)) return true
  return false
}

function describedIn(reading: Reading, first: number, last: number): Speaker | undefined {
  const number = countAt(reading, first, last)
  let from = first + number.length
  const counted = number.count
  const article = wordAt(reading, from)
  if (/^(?:an?|one)$/.test(article) && from < last) from++
  const two = last > from && TWO.test(wordAt(reading, last)) ? 1 : 0
  for (let at = from; at <= last; at++) {
    const rank = rankOf(wordAt(reading, at))
    if (!rank) continue
    // "رئيس البلدية" is definite by the noun it governs.
    const annexed = at === from && at < last && !isAccusative(reading, at) && isArticled(reading, at + 1)
    const definite = isArabic(reading, at) ? rank.definite || annexed : /^(?:the|these|those|both)$/.test(article)
    const pair = two > 0 || (at < last && TWO.test(wordAt(reading, at + 1)))
    const count = counted ?? (rank.dual || pair ? 2 : undefined)
    const plural = rank.dual || (count !== undefined && count > 1) || isPlural(wordAt(reading, at))
    return {
      kind: "description",
      group: rank.group,
      definite,
      plural,
      count,
      first: from,
      last: last - two,
    }
  }
  const definite = /^(?:[وفبلك]?ال|لل|the$)/.test(wordAt(reading, from))
  return {
    kind: "description",
    group: undefined,
    definite,
    plural: counted !== undefined,
    count: counted,
    first: from,
    last,
  }
}

function isPlural(word: string): boolean {
  return /(?:[^s]s|people|men)$/.test(word) || /(?:ون|ين|اء)$/.test(word)
}

function isArabic(reading: Reading, at: number): boolean {
  return arabicWord.test(wordAt(reading, at))
}

/** Whether a speaker is a person, a source or somebody with an office; "قال الحقيقة" names nobody. */
export function isKnown({ kind, ...rest }: Speaker): boolean {
  return kind === "person" || kind === "source" || ("group" in rest && rest.group !== undefined)
}
