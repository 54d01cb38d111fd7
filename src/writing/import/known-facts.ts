import type { Queryable } from "../../db/transaction.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import type { Dictionary, DictionaryName } from "../../evidence/names/dictionary.ts"
import type { Incoming, IncomingSource } from "../../formats/incoming.ts"
import { slugFor } from "../../formats/slug.ts"
import { fold } from "../../text/fold.ts"
import { type HomepageRow, homepages, type KnownRow, knownIds, knownNames, knownSlugs } from "./known-sql.ts"
import { compactName, namesInByline } from "./personal-names.ts"

type Kind = EntityRef["kind"]

/** A stored person, source or topic, with a key by which a document may refer to it; `null` if only its slug is known. */
export interface KnownFact {
  readonly kind: Kind
  readonly slug: string
  readonly key: string | null
}

/** The keys by which documents may refer to a person, source or topic. */
export const KEY = {
  name: (name: string) => `name ${fold(name)}`,
  /** The same for all spellings of a source's name: "أ.ف.ب", "أ ف ب". */
  compact: (name: string) => `compact ${compactName(name)}`,
  id: (id: string) => `id ${id}`,
  host: (address: string) => `host ${hostOf(address)}`,
}

/** The slug of an entity that is created: made from its id in another system, else from its name. */
export function newSlugOf(kind: Kind, name: string, id: string | undefined): string {
  return slugFor(name, `${kind} ${id === undefined ? KEY.name(name) : KEY.id(id)}`)
}

/**
 * Looks up the stored entities to which documents may refer, by what the documents say; so the cost of an import depends on
 * what it brings and not on what is stored. @param dictionary has the names of all sources (there are few), for spellings that
 * no index has.
 */
export async function readKnownFacts(
  queryable: Queryable,
  documents: readonly Incoming[],
  dictionary: Dictionary,
): Promise<KnownFact[]> {
  const asked = askedBy(documents)
  const rows = await Promise.all([
    queryable.query<KnownRow>(knownNames([...asked.names].map(fold))),
    queryable.query<KnownRow>(knownIds([...asked.ids])),
    queryable.query<KnownRow>(knownSlugs([...asked.slugs])),
  ])
  return [...rows.flat(), ...compactNames(dictionary, asked.names), ...(await homes(queryable, asked.homepages))]
}

async function homes(queryable: Queryable, asked: ReadonlySet<string>): Promise<KnownFact[]> {
  if (asked.size === 0) return []
  const wanted = new Set([...asked].map(KEY.host))
  const rows = await queryable.query<HomepageRow>(homepages())
  const facts = rows.map(({ slug, homepage }) => ({ kind: "source" as const, slug, key: KEY.host(homepage) }))
  return facts.filter(({ key }) => wanted.has(key))
}

interface Asked {
  readonly names: Set<string>
  readonly ids: Set<string>
  readonly slugs: Set<string>
  readonly homepages: Set<string>
}

function askedBy(documents: readonly Incoming[]): Asked {
  const asked: Asked = { names: new Set(), ids: new Set(), slugs: new Set(), homepages: new Set() }
  const ask = (kind: Kind, name: string | undefined, id: string | undefined, slug: string | undefined) => {
    if (id !== undefined) asked.ids.add(id)
    if (slug !== undefined) asked.slugs.add(slug)
    if (name === undefined) return
    asked.names.add(name)
    // To know whether the slug is taken that it would get if it is created.
    asked.slugs.add(newSlugOf(kind, name, undefined))
    if (id !== undefined) asked.slugs.add(newSlugOf(kind, name, id))
  }
  const askSource = ({ name, homepage, slug }: IncomingSource) => {
    ask("source", name, undefined, slug)
    if (homepage !== undefined) asked.homepages.add(homepage)
  }
  for (const { publisher, cited, mentioned, people, subjects } of documents) {
    for (const source of [publisher, ...cited, ...mentioned]) if (source) askSource(source)
    for (const { name, wikidata, slug } of people) {
      ask("person", name, wikidata, slug)
      for (const one of name === undefined ? [] : namesInByline(name)) ask("person", one, wikidata, slug)
    }
    for (const { name, mediaTopic, slug } of subjects) ask("topic", name, mediaTopic, slug)
  }
  return asked
}

/** Computed once for each entity's names. */
const compacted = new WeakMap<readonly DictionaryName[], readonly string[]>()

function compactNames({ named }: Dictionary, asked: ReadonlySet<string>): KnownFact[] {
  const wanted = new Set([...asked].map(KEY.compact))
  const found: KnownFact[] = []
  for (const { entity, names } of named.values()) {
    if (entity.kind !== "source") continue
    const keys = compacted.get(names) ?? names.map(({ value }) => KEY.compact(value))
    compacted.set(names, keys)
    for (const key of keys) if (wanted.has(key)) found.push({ kind: "source", slug: entity.slug, key })
  }
  return found
}

/** The host of an address, without "www.". */
function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "")
}
