import type { Range } from "../../text/range.ts"
import { type Term, termsOf } from "../../text/search/terms.ts"
import type { Mention } from "../annotation.ts"
import { compareText, type ReportedArticle } from "./reported-article.ts"
import { type EventKind, phraseAt, vocabulary } from "./vocabulary.ts"

/**
 * A word of a body with what is known about it: the index of its sentence and clause; the entity that it names, as "kind:slug"
 * (also where an inhabitant stands for the place: "عراقية"); the kind of event that it names.
 */
export type Word = Term & {
  readonly sentence: number
  readonly clause: number
  entities: readonly string[]
  mention: Mention | undefined
  event: EventKind | undefined
}

/** An article read into words; `sentences[n]` are the words [first, last] of sentence n. */
export type Reading = {
  readonly article: ReportedArticle
  readonly words: readonly Word[]
  readonly sentences: readonly { readonly first: number; readonly last: number }[]
}

/** Reads articles, sorted by slug; of several with one slug only one is read. */
export function readArticles(articles: readonly ReportedArticle[]): Reading[] {
  const ordered = [...articles].sort((a, b) => compareText(a.slug, b.slug) || compareText(a.body, b.body))
  const readings = ordered.filter(({ slug }, index) => slug !== ordered[index - 1]?.slug).map(read)
  const places = placeStems(readings)
  for (const { words } of readings) for (const word of words) if (!word.mention) word.entities = inhabited(word, places)
  return readings
}

/** The index of the first word that ends behind a position; the number of words where there is none. */
export function wordAt({ words }: Reading, position: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.end > position) high = middle
    else low = middle + 1
  }
  return low
}

/** The items of a list that lie within the body, since an annotation may be that of an older text. */
export function within<T extends Range>(list: readonly T[], body: string): T[] {
  return list
    .filter(
      ({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= body.length,
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

// Limits against malformed annotations: how many words a name has, and how many entities one word names.
const LONGEST_NAME = 16
const MOST_ENTITIES = 4

// Where a sentence is cut: rules look at what stands around a date or number up to the end of its sentence, which would take
// ever longer in one without an end.
const SENTENCE_WORDS = 400

const sentenceEnd = /[.!?؟…؛;\n۔]/
const clauseEnd = /[،,:—–()«»“”"]/

function read(article: ReportedArticle): Reading {
  const { body, annotation } = article
  const terms = termsOf(body)
  const words: Word[] = []
  const sentences: { first: number; last: number }[] = []
  let clause = 0
  for (const [index, term] of terms.entries()) {
    const before = words[index - 1]
    const gap = body.slice(before?.end ?? 0, term.start)
    const full = index - (sentences.at(-1)?.first ?? 0) >= SENTENCE_WORDS
    if (!before || full || endsSentence(gap, before, body[term.start] ?? "")) {
      sentences.push({ first: index, last: index })
      clause++
    } else if (clauseEnd.test(gap)) clause++
    sentences[sentences.length - 1]!.last = index
    words.push({ ...term, sentence: sentences.length - 1, clause, entities: [], mention: undefined, event: undefined })
  }
  const reading = { article, words, sentences }
  for (const mention of within(annotation.mentions, body)) {
    const key = `${mention.entity.kind}:${mention.entity.slug}`
    const first = wordAt(reading, mention.start)
    for (let at = first; at < first + LONGEST_NAME && at < words.length && words[at]!.start < mention.end; at++) {
      const word = words[at]!
      if (word.entities.includes(key) || word.entities.length === MOST_ENTITIES) continue
      word.entities = [...word.entities, key]
      if (!word.mention || mention.entity.kind === "person") word.mention = mention
    }
  }
  const { events } = vocabulary()
  for (const [index, word] of words.entries()) {
    if (!word.mention || word.mention.entity.kind === "topic") word.event = phraseAt(events, words, index)?.meaning
  }
  return reading
}

// A full stop behind an initial ("U.S. troops") or before a small letter does not end a sentence.
function endsSentence(gap: string, before: Term, next: string): boolean {
  if (!sentenceEnd.test(gap)) return false
  if (!/^\.\s*$/.test(gap)) return true
  return !/\p{Ll}/u.test(next) && !/^[a-z]{1,2}$/.test(before.folded)
}

// By stem: the topics that are named with one word, mostly places. A stem that two topics share stands for neither.
function placeStems(readings: readonly Reading[]): Map<string, string | null> {
  const places = new Map<string, string | null>()
  for (const { words } of readings) {
    for (const [index, word] of words.entries()) {
      const { mention } = word
      const alone =
        mention?.entity.kind === "topic" && words[index + 1]?.mention !== mention && words[index - 1]?.mention !== mention
      if (!alone) continue
      const key = `topic:${mention.entity.slug}`
      const stem = word.stems[0]
      if (stem !== undefined) places.set(stem, (places.get(stem) ?? key) === key ? key : null)
    }
  }
  return places
}

const LONGEST_DEMONYM = 4

function inhabited({ folded, stems }: Word, places: Map<string, string | null>): readonly string[] {
  const own = stems[0] === undefined ? undefined : places.get(stems[0])
  if (own) return [own]
  if (!/^[a-z]/.test(folded)) return []
  const singular = folded.endsWith("s") ? folded.slice(0, -1) : folded
  for (let length = 1; length <= LONGEST_DEMONYM; length++) {
    const place = vocabulary().demonyms.has(singular.slice(-length)) ? places.get(singular.slice(0, -length)) : undefined
    if (place) return [place]
  }
  return []
}
