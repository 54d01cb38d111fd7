import { isCited } from "./cited.ts"
import type { Dictionary, Entity } from "./dictionary.ts"
import { type Match, type Matched, matchNames } from "./matcher.ts"
import { isQuoted } from "./quoted.ts"
import { gatherEvidence, otherGivenName, resolve } from "./resolve.ts"
import { capitalisedRuns, distinct, quotedNames, type Unresolved } from "./unresolved.ts"

/** Where a document names an entity: the UTF-16 units [start, end) of the field, whose slice is `text`. */
export type Hit = { field: "headline" | "body"; start: number; end: number; text: string }

/**
 * The people, sources and topics that a document names, each in the order of first appearance, and what else looks like a name.
 */
export type Links = {
  people: { slug: string; role: "QUOTED" | "SUBJECT" | "MENTIONED"; hits: Hit[] }[]
  sources: { slug: string; role: "CITED" | "MENTIONED"; hits: Hit[] }[]
  topics: { slug: string; hits: Hit[] }[]
  unresolved: Unresolved[]
}

type Found = { entity: Entity; hits: Hit[]; speaks: boolean }

/**
 * Finds the dictionary's names in a document, and the part that each entity plays in it. A derived headline repeats words of
 * the body, so then only the body is read. Pure; linear in the document.
 */
export function linkText(
  document: { headline: string; body: string; headlineDerived: boolean },
  dictionary: Dictionary,
): Links {
  const fields: { field: Hit["field"]; matched: Matched }[] = []
  if (!document.headlineDerived) fields.push({ field: "headline", matched: matchNames(document.headline, dictionary) })
  fields.push({ field: "body", matched: matchNames(document.body, dictionary) })
  const evidence = gatherEvidence(fields.map(({ matched }) => matched))
  const found = new Map<Entity, Found>()
  const unresolved: Unresolved[] = []
  for (const { field, matched } of fields) {
    for (const match of matched.matches) {
      const { entities, problem } = resolve(matched, match, dictionary, evidence)
      for (const entity of entities) add(found, entity, hitOf(field, matched, match), matched, match)
      if (problem && entities.length === 0) {
        const start = problem === "other name" ? otherGivenName(matched, match) : match.start
        unresolved.push({ text: matched.text.slice(start, match.end), reason: problem, field, start, end: match.end })
      }
    }
    unresolved.push(...quotedNames(matched, field), ...capitalisedRuns(matched, field))
  }
  return { ...rolesOf([...found.values()]), unresolved: distinct(unresolved) }
}

function hitOf(field: Hit["field"], { text }: Matched, { start, end }: Match): Hit {
  return { field, start, end, text: text.slice(start, end) }
}

function add(found: Map<Entity, Found>, entity: Entity, hit: Hit, matched: Matched, match: Match): void {
  let entry = found.get(entity)
  if (!entry) {
    entry = { entity, hits: [], speaks: false }
    found.set(entity, entry)
  }
  entry.hits.push(hit)
  if (entity.kind === "person") entry.speaks ||= isQuoted(matched, match)
  if (entity.kind === "source") entry.speaks ||= isCited(matched, match)
}

function rolesOf(found: Found[]): Omit<Links, "unresolved"> {
  const links: Omit<Links, "unresolved"> = { people: [], sources: [], topics: [] }
  for (const { entity, hits, speaks } of found) {
    const { slug } = entity
    if (entity.kind === "topic") links.topics.push({ slug, hits })
    else if (entity.kind === "source") links.sources.push({ slug, role: speaks ? "CITED" : "MENTIONED", hits })
    else if (entity.kind === "person") {
      const named = hits.some(({ field }) => field === "headline")
      links.people.push({ slug, role: speaks ? "QUOTED" : named ? "SUBJECT" : "MENTIONED", hits })
    }
  }
  return links
}
