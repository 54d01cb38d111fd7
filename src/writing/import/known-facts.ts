import type { Queryable } from "../../db/transaction.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import type { Dictionary, DictionaryName } from "../../evidence/names/dictionary.ts"
import type { Incoming, IncomingSource } from "../../formats/incoming.ts"
import { slugFor } from "../../formats/slug.ts"
import { fold } from "../../text/fold.ts"
import { type HomepageRow, homepages, type KnownRow, knownIds, knownNames, knownSlugs } from "./known-sql.ts"
import { compactName, namesInByline } from "./personal-names.ts"

type Kind = EntityRef["kind"]

/** A stored person, source or topic, and a key by which documents may mean it; `null` where it is known by its slug alone. */
export interface KnownFact {
  readonly kind: Kind
  readonly slug: string
  readonly key: string | null
}

/** The keys by which documents may mean somebody or something. */
export const KEY = {
  name: (name: string) => `name ${fold(name)}`,
  /** However a source's name is spelled: "أ.ف.ب", "أ ف ب". */
  compact: (name: string) => `compact ${compactName(name)}`,
  id: (id: string) => `id ${id}`,
  host: (address: string) => `host ${hostOf(address)}`,
}

/** The slug of somebody or something made new: by the id in another system, else by the name. */
export function newSlugOf(kind: Kind, name: string, id: string | undefined): string {
  return slugFor(name, `${kind} ${id === undefined ? KEY.name(name) : KEY.id(id)}`)
}

/**
 * What is stored of those whom documents may mean: looked up by what the documents say, so that an import costs what it brings and not
 * what is stored. @param dictionary has the names of all sources, which are few, for the spellings that no index has.
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
    // Whether the slug that it would get, made new, is taken.
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

/** Of each entity's names, computed once. */
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

/** The host that addresses share, "www." or not. */
function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "")
}
