import type { EntityRef, Mention } from "./annotation.ts"
import type { Dictionary, Entity, Entry } from "./names/dictionary.ts"
import { type Match, type Matched, matchNames } from "./names/matcher.ts"
import { type Evidence, gatherEvidence, resolve } from "./names/resolve.ts"

/** A match with the entities that it was resolved to. */
export type NamedMatch = { readonly match: Match; readonly entities: readonly Entity[] }

/** A text with its names resolved: what mentions and statements are both read from. */
export type NamedText = Matched & { readonly named: readonly NamedMatch[]; readonly evidence: Evidence }

/** The confidence of a mention, by how the name was recognised; see `findMentions`. */
const CONFIDENCE = { canonical: 1, alias: 0.95, shortened: 0.9, alone: 0.8, weak: 0.6 }

/** Finds the dictionary's names in a body and resolves each to entities. Pure; linear in the text. */
export function nameText(body: string, dictionary: Dictionary): NamedText {
  const matched = matchNames(body, dictionary)
  const evidence = gatherEvidence([matched])
  const named = matched.matches.flatMap((match): NamedMatch[] => {
    const { entities } = resolve(matched, match, dictionary, evidence)
    return entities.length > 0 ? [{ match, entities }] : []
  })
  return { ...matched, named, evidence }
}

/**
 * Where a body names the dictionary's people, sources and topics, in the order of the text. A range holds the name as
 * written, without proclitics, title and possessive. The confidence is 1 for the canonical name in full, 0.95 for another
 * name in full, 0.9 for one word of a person whom the text also names in full, 0.8 for one word of a person that nothing
 * else in the text confirms, 0.6 for a word that is also an ordinary one and was taken for a name because of what stands
 * around it. Of a topic or source one word is a name in full.
 */
export function findMentions(body: string, dictionary: Dictionary): Mention[] {
  return mentionsOf(nameText(body, dictionary))
}

/** `findMentions` of a text whose names are already resolved. */
export function mentionsOf({ named, evidence }: NamedText): Mention[] {
  return named.flatMap(({ match, entities }) =>
    entities.map((entity): Mention => {
      const entry = match.entries.find((candidate) => candidate.entity === entity)
      return { start: match.start, end: match.end, entity: refOf(entity), confidence: confidenceOf(entry, entity, evidence) }
    }),
  )
}

function refOf({ kind, slug }: Entity): EntityRef {
  return { kind, slug }
}

function confidenceOf(entry: Entry | undefined, entity: Entity, { long }: Evidence): number {
  if (!entry) return CONFIDENCE.weak
  if (entry.canonical && !entry.weak && (entry.words > 1 || entity.kind !== "person")) return CONFIDENCE.canonical
  if (entry.words > 1 || (entity.kind !== "person" && !entry.weak)) return CONFIDENCE.alias
  if (long.has(entity)) return CONFIDENCE.shortened
  return entry.weak ? CONFIDENCE.weak : CONFIDENCE.alone
}
