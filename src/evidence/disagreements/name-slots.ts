import { DAY_MS } from "../../text/dates/day-length.ts"
import type { Mention } from "../annotation.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { groupBy } from "./clusters.ts"
import { isEmpty, wordsIn } from "./contexts.ts"
import type { Disagreement } from "./disagreement.ts"
import { type Reading, type Word, within } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"

// A person with the words right before and behind the name, the nearest first.
type Slot = {
  readonly person: string
  readonly name: string
  readonly reading: Reading
  readonly before: readonly Word[]
  readonly behind: readonly Word[]
  readonly place: Evidence
}

/** The most words that are compared on either side of a name. */
const REACH = 8

/**
 * How many equal words around two names (common ones not counted) show that the same thing is told; for two people of one
 * family these are enough. Fewer could be written of many people.
 */
const FEWEST_WORDS = 5
const FEWEST_OF_FAMILY = 3

// Articles published further apart than this are about different days.
const NEWS_DAYS = 7

/**
 * Finds different people in one place of the same words: the words right before and behind the two names are equal, and the
 * articles are of the same days and do not name the other person. The value is the person's slug. Speakers of statements are
 * left to attributions.ts.
 */
export function nameSlots(readings: readonly Reading[]): Disagreement[] {
  const named = new Map(readings.map((reading) => [reading, peopleOf(reading)]))
  const relate = (one: Claim<Slot>, other: Claim<Slot>): Relation => relationOf(one.item, other.item, named)
  const slots = readings.flatMap(slotsIn)
  return [...groupBy(slots, ({ behind }) => behind[0]?.folded ?? "").values()].flatMap((group) => {
    const claims = claimsOf(group, {
      labelOf: ({ person }) => person,
      keyOf: ({ before, behind }) => [...before, ...behind].map(({ folded }) => folded).join(" "),
      placeOf: ({ place }) => place,
    })
    return disputes("NAME", claims, relate)
  })
}

function peopleOf({ article }: Reading): ReadonlySet<string> {
  return new Set(article.annotation.mentions.flatMap(({ entity }) => (entity.kind === "person" ? [entity.slug] : [])))
}

function relationOf(one: Slot, other: Slot, named: ReadonlyMap<Reading, ReadonlySet<string>>): Relation {
  if (one.person === other.person) return "SAME"
  if (named.get(one.reading)?.has(other.person) || named.get(other.reading)?.has(one.person)) return "OTHER"
  if (!isSameNews(one.reading, other.reading)) return "OTHER"
  const before = equalWords(one.before, other.before)
  const behind = equalWords(one.behind, other.behind)
  const family = one.name.includes(" ") && familyOf(one.name) === familyOf(other.name)
  const fewest = family ? FEWEST_OF_FAMILY : FEWEST_WORDS
  return before > 0 && behind > 1 && before + behind >= fewest ? "CONFLICT" : "OTHER"
}

function familyOf(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1)
}

function isSameNews({ article: one }: Reading, { article: other }: Reading): boolean {
  if (!one.published || !other.published) return true
  return Math.abs(one.published.getTime() - other.published.getTime()) <= NEWS_DAYS * DAY_MS
}

// How many content words are equal, going from the name, until the first that differs.
function equalWords(one: readonly Word[], other: readonly Word[]): number {
  let count = 0
  for (const [index, word] of one.entries()) {
    if (other[index]?.folded !== word.folded) break
    if (!isEmpty(word)) count++
  }
  return count
}

function slotsIn(reading: Reading): Slot[] {
  const { article, words } = reading
  const speakers = within(
    article.annotation.statements.map(({ attribution }) => attribution),
    article.body,
  )
  const said = new Set(
    speakers.flatMap((range) => {
      const { first, last } = wordsIn(reading, range)
      return words.slice(first, last + 1).flatMap(({ mention }) => (mention ? [mention] : []))
    }),
  )
  return within(article.annotation.mentions, article.body).flatMap((mention) => {
    if (mention.entity.kind !== "person" || said.has(mention)) return []
    return slotOf(reading, mention)
  })
}

function slotOf(reading: Reading, mention: Mention): Slot[] {
  const { article, words } = reading
  const { first, last } = wordsIn(reading, mention)
  const own = words[first]?.sentence
  const ofSentence = (word: Word | undefined): word is Word => word !== undefined && word.sentence === own
  const before = words
    .slice(Math.max(0, first - REACH), first)
    .filter(ofSentence)
    .reverse()
  const behind = words.slice(last + 1, last + 1 + REACH).filter(ofSentence)
  if (before.length === 0 || behind.length === 0) return []
  const name = words
    .slice(first, last + 1)
    .map(({ folded }) => folded)
    .join(" ")
  const place = { slug: article.slug, start: mention.start, end: mention.end }
  return [{ person: mention.entity.slug, name, reading, before, behind, place }]
}
