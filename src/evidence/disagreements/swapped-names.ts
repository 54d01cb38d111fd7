import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { groupBy } from "./clusters.ts"
import { isEmpty } from "./contexts.ts"
import type { Disagreement } from "./disagreement.ts"
import type { Reading } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"

// A sentence that names exactly one person; `frame` is its other words together with a sentence beside it.
type Framed = { readonly person: string; readonly frame: string; readonly place: Evidence }

/** Shorter sentences could be written of many people. */
const FEWEST_WORDS = 5

// Stands in a frame for the name; no folded word contains a space.
const NAME = " "

// Longer sentences are not compared: a text without full stops is a single one.
const MOST_WORDS = 120

/**
 * Finds different people in the same place of shared text: two articles have a sentence, and the one before or behind it, in
 * the same words but for the one name. The value is the person's slug.
 */
export function swappedNames(readings: readonly Reading[]): Disagreement[] {
  const frames = groupBy(readings.flatMap(framedIn), ({ frame }) => frame)
  return [...frames.values()].flatMap((group) => {
    const claims = claimsOf(group, { labelOf: ({ person }) => person, keyOf: () => "", placeOf: ({ place }) => place })
    return disputes("NAME", claims, relate)
  })
}

// An article that says it of both people means two things by it.
function relate(one: Claim<Framed>, other: Claim<Framed>): Relation {
  if (one.label === other.label) return "SAME"
  const slugs = new Set(one.evidence.map(({ slug }) => slug))
  return other.evidence.some(({ slug }) => slugs.has(slug)) ? "OTHER" : "CONFLICT"
}

function framedIn(reading: Reading): Framed[] {
  const { article, words, sentences } = reading
  const texts = sentences.map(({ first, last }) => {
    if (last - first >= MOST_WORDS) return { named: undefined, text: null }
    const all = words.slice(first, last + 1)
    const people = new Set(all.flatMap(({ mention }) => (mention?.entity.kind === "person" ? [mention] : [])))
    const said = all.filter((word) => word.mention?.entity.kind !== "person" && !isEmpty(word))
    const text = all
      .filter(({ mention }, at) => mention?.entity.kind !== "person" || all[at - 1]?.mention !== mention)
      .map(({ mention, folded }) => (mention?.entity.kind === "person" ? NAME : folded))
      .join(" ")
    const [named] = people.size === 1 ? people : []
    return { named, text: said.length < FEWEST_WORDS ? null : text }
  })
  return texts.flatMap(({ named, text }, index) => {
    if (!named || text === null) return []
    const place = { slug: article.slug, start: named.start, end: named.end }
    const person = named.entity.slug
    const before = texts[index - 1]?.text
    const behind = texts[index + 1]?.text
    const frames = [before && `${before}. ${text}`, behind && `${text}. ${behind}`]
    return frames.flatMap((frame) => (frame ? [{ person, frame, place }] : []))
  })
}
