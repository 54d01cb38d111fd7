import { shareOf } from "../../text/shared/share.ts"
import { sharedRuns } from "../../text/shared/tiling.ts"
import { chainLabel, compareChains } from "./chains.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { commonTo, groupBy } from "./clusters.ts"
import { wordsIn } from "./contexts.ts"
import type { Disagreement } from "./disagreement.ts"
import { type Reading, type Word, within } from "./reading.ts"
import { byPlace, type Evidence } from "./reported-article.ts"
import { type Roles, rolesOf } from "./roles.ts"
import { type Speaker, speakerOf } from "./speaker.ts"
import { unionFind } from "./union-find.ts"

// A statement with its words.
type Said = {
  readonly reading: Reading
  readonly chain: readonly Speaker[]
  readonly words: readonly Word[]
  readonly place: Evidence
}

/** Shorter statements are too common to be the same one. */
const FEWEST_WORDS = 5

/** The part of the shorter statement that must be in the other one, in runs of at least RUN words. */
const SAME_CONTENT = 0.6
const RUN = 4

// Extraction gives no longer chains; a malformed annotation might.
const MOST_STEPS = 8

/**
 * Finds the same content with different speakers. A value is the chain, speaker first, its steps joined with " → ": slugs, or
 * an unnamed one's description with the count in digits. Content is the same if three fifths of the shorter statement's words
 * are in the other, in runs of four or more. Several statements with the same chains give one disagreement.
 */
export function attributionDisagreements(readings: readonly Reading[]): Disagreement[] {
  const claims = claimsOf(readings.flatMap(saidIn), {
    labelOf: ({ chain }) => chainLabel(chain),
    keyOf: ({ words }) => words.map(({ folded }) => folded).join(" "),
    placeOf: ({ place }) => place,
  })
  const roles = rolesOf(readings)
  const relate: Relate = ({ item: one }, { item: other }) => relationOf(one, other, roles)
  const found = blocksOf(claims).flatMap((block) => disputes("ATTRIBUTION", block, relate))
  return [
    ...groupBy(found, ({ conflict, values }) => `${conflict} ${values.map(({ value }) => value).join("\n")}`).values(),
  ].map(merged)
}

function saidIn(reading: Reading): Said[] {
  const { article } = reading
  return within(article.annotation.statements, article.body).flatMap((statement) => {
    const { first, last } = wordsIn(reading, statement)
    const words = reading.words.slice(first, last + 1)
    if (statement.chain.length === 0 || words.length < FEWEST_WORDS) return []
    const chain = statement.chain.slice(0, MOST_STEPS).map(speakerOf)
    return [{ reading, chain, words, place: { slug: article.slug, start: statement.start, end: statement.end } }]
  })
}

// Groups claims that share a run of words, directly or through others; only claims of one group are compared.
function blocksOf(claims: readonly Claim<Said>[]): Claim<Said>[][] {
  const { join, rootOf } = unionFind(claims.length)
  const seen = new Map<string, number>()
  for (const [index, { item }] of claims.entries()) {
    for (const run of runsOf(item.words)) {
      const earlier = seen.get(run)
      if (earlier === undefined) seen.set(run, index)
      else join(earlier, index)
    }
  }
  return [...groupBy(claims.keys(), (index) => String(rootOf(index))).values()]
    .filter((block) => block.length > 1)
    .map((block) => block.map((index) => claims[index]!))
}

function runsOf(words: readonly Word[]): string[] {
  return words.slice(RUN - 1).map((_, at) =>
    words
      .slice(at, at + RUN)
      .map(({ folded }) => folded)
      .join(" "),
  )
}

type Relate = (one: Claim<Said>, other: Claim<Said>) => Relation

function relationOf(one: Said, other: Said, roles: Roles): Relation {
  const overlaps = one.reading === other.reading && one.place.start < other.place.end && other.place.start < one.place.end
  return overlaps || !isSameContent(one.words, other.words) ? "OTHER" : compareChains(one.chain, other.chain, roles)
}

/** Whether two statements say the same in mostly the same words, with the same numbers. */
export function isSameContent(one: readonly Word[], other: readonly Word[]): boolean {
  if (differInNumbers(one, other)) return false
  const { left, right } = shareOf(sharedRuns(one, other, RUN), one.length, other.length)
  return Math.max(left, right) >= SAME_CONTENT
}

// One may leave out a number, but not have a different one.
function differInNumbers(one: readonly Word[], other: readonly Word[]): boolean {
  const [first, second] = [numbersIn(one), numbersIn(other)]
  const shared = commonTo(first, second)
  return shared < first.size && shared < second.size
}

function numbersIn(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ canonical }) => (canonical?.startsWith("number:") ? [canonical] : [])))
}

function merged(group: readonly Disagreement[]): Disagreement {
  const [first] = group
  const values = first!.values.map(({ value }, index) => ({
    value,
    evidence: group.flatMap(({ values }) => values[index]?.evidence ?? []).sort(byPlace),
  }))
  return { ...first!, values }
}
