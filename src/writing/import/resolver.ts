import type { ContentRecord, NameContent, TopicContent } from "../../content/records/records.ts"
import { contentSchemas } from "../../content/records/records.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import type { IncomingPerson, IncomingSource, IncomingSubject } from "../../formats/incoming.ts"
import { scriptOf } from "../../text/language.ts"
import { IN_PLAIN_WORDS } from "../../text/structured/issues.ts"
import { KEY, type KnownFact, newSlugOf } from "./known-facts.ts"
import { isSoftware, looksPersonal, mayBePersonal, namesInByline } from "./personal-names.ts"

type Kind = EntityRef["kind"]

/** The slugs that an article refers to. */
interface Naming {
  readonly publisher?: string | undefined
  readonly people?: readonly { readonly person: string }[] | undefined
  readonly topics?: readonly string[] | undefined
  readonly citedSources?: readonly string[] | undefined
  readonly mentionedSources?: readonly string[] | undefined
}

/** The document that is being resolved, as the resolver needs it. */
export interface Asking {
  readonly file: string
  readonly language: string
  /** Whether the document was exported by Isnad, so that its slugs are meant exactly. */
  readonly exact: boolean
  /** Receives a line for each name that could not be linked. */
  readonly notes: string[]
}

/**
 * Finds the people, sources and topics that formats name: by slug, id or homepage, else by name where only one entity has that
 * name. An unknown name creates an entity only where the format says of which kind it is (docs/adr/0011); the same name then
 * means the same entity throughout the import.
 */
export class Resolver {
  readonly #created: ContentRecord[] = []
  readonly #slugs = new Map<Kind, Set<string>>([
    ["person", new Set()],
    ["source", new Set()],
    ["topic", new Set()],
  ])
  readonly #keys = new Map<string, Set<string>>()

  /** Adds stored entities to which documents may refer. */
  know(facts: readonly KnownFact[]): void {
    for (const { kind, slug, key } of facts) this.#remember(kind, slug, key)
  }

  /** Learns a name of an entity that the same import brings. */
  learnName(kind: Kind, slug: string, value: string): void {
    this.#remember(kind, slug, KEY.name(value))
    if (kind === "source") this.#remember(kind, slug, KEY.compact(value))
  }

  /** Learns a topic that the same import brings. */
  learnTopic({ slug, names, mediaTopic }: TopicContent): void {
    for (const { value } of names) this.learnName("topic", slug, value)
    if (mediaTopic !== undefined) this.#remember("topic", slug, KEY.id(mediaTopic))
  }

  /** The created entities to which one of these articles refers. */
  createdFor(documents: readonly { readonly article: Naming }[]): ContentRecord[] {
    const named = new Set(
      documents.flatMap(({ article: { publisher, people = [], topics = [], citedSources = [], mentionedSources = [] } }) => [
        ...[publisher, ...citedSources, ...mentionedSources].map((slug) => `source ${slug}`),
        ...people.map(({ person }) => `person ${person}`),
        ...topics.map((slug) => `topic ${slug}`),
      ]),
    )
    return this.#created.filter(({ kind, value }) => named.has(`${kind} ${value.slug}`))
  }

  /** The created entities that the formats of these documents name. */
  createdBy(
    documents: readonly {
      readonly publisher: string | undefined
      readonly cited: readonly string[]
      readonly mentioned: readonly string[]
      readonly given: readonly { readonly person: string }[]
      readonly topics: readonly string[]
    }[],
  ): ContentRecord[] {
    return this.createdFor(
      documents.map(({ publisher, cited, mentioned, given, topics }) => ({
        article: { publisher, citedSources: cited, mentionedSources: mentioned, people: given, topics },
      })),
    )
  }

  source(asked: IncomingSource, asking: Asking, mayCreate: boolean): string | undefined {
    const { name, homepage, slug } = asked
    const known =
      this.#bySlug("source", slug, asking) ??
      this.#only("source", name && KEY.name(name)) ??
      this.#only("source", name && KEY.compact(name)) ??
      this.#only("source", homepage && KEY.host(homepage))
    if (known !== undefined || name === undefined) return known
    if (asked.explicit && (mayCreate || asking.exact) && (asking.exact || !isSoftware(name))) {
      const homepagePart = homepage ? { homepage } : {}
      const record = { kind: "NEWS_OUTLET", names: [nameContent(name, asking)], ...homepagePart }
      return this.#create("source", name, slug, record, asking, { homepage })
    }
    const which = isSoftware(name) ? "the name of software, and no source" : "not known, and not said to be one"
    asking.notes.push(`source ${isolated(name)}: ${which}; left out`)
    return undefined
  }

  /** The slugs of one person, or of those named in a byline. */
  people(asked: IncomingPerson, asking: Asking): string[] {
    const { name, wikidata, slug } = asked
    const known = this.#bySlug("person", slug, asking) ?? this.#only("person", wikidata && KEY.id(wikidata))
    if (known !== undefined) return [known]
    if (name === undefined) return []
    const byName = this.#only("person", KEY.name(name))
    if (byName !== undefined) return [byName]
    // A line that names two people is split even where neither is known, so that importing the same again gives the same
    // people.
    const names = asking.exact ? [name] : namesInByline(name)
    const found = names.flatMap((one) => this.#person(one, asked, names.length === 1, asking))
    if (names.length === 0) this.#noteNobody(name, asked, asking)
    return [...new Set(found)]
  }

  #person(name: string, { said, role, wikidata, slug }: IncomingPerson, isOnly: boolean, asking: Asking): string[] {
    const known = this.#only("person", KEY.name(name))
    if (known !== undefined) return [known]
    const isPerson =
      said === "AS_PERSON" && role !== "AUTHOR" ? mayBePersonal(name) : said !== "IN_WORDS" && looksPersonal(name)
    const mayCreate = asking.exact || (isPerson && !this.#isSource(name))
    if (!mayCreate) {
      this.#noteNobody(name, { role }, asking)
      return []
    }
    const record = { names: [nameContent(name, asking)], ...(wikidata && isOnly ? { wikidata } : {}) }
    const id = isOnly ? wikidata : undefined
    const made = this.#create("person", name, isOnly ? slug : undefined, record, asking, { id })
    return made === undefined ? [] : [made]
  }

  #noteNobody(name: string, { role }: Pick<IncomingPerson, "role">, asking: Asking): void {
    const which = this.#isSource(name) ? "is a source, and no person" : "names nobody known"
    asking.notes.push(`${role === "AUTHOR" ? "byline" : "person"} ${isolated(name)}: ${which}; left out`)
  }

  /** Whether a source has this name, in any spelling. */
  #isSource(name: string): boolean {
    return this.#keys.has(`source ${KEY.compact(name)}`)
  }

  topic({ name, mediaTopic, slug }: IncomingSubject, asking: Asking): string | undefined {
    const known =
      this.#bySlug("topic", slug, asking) ??
      this.#only("topic", mediaTopic && KEY.id(mediaTopic)) ??
      (mediaTopic === undefined ? this.#only("topic", name && KEY.name(name)) : undefined)
    if (known !== undefined) return known
    if (name !== undefined && (mediaTopic !== undefined || (asking.exact && slug !== undefined))) {
      const record = { names: [nameContent(name, asking)], ...(mediaTopic ? { mediaTopic } : {}) }
      return this.#create("topic", name, slug, record, asking, { id: mediaTopic })
    }
    asking.notes.push(`subject ${isolated(name ?? mediaTopic ?? slug ?? "")}: no topic has that name; left out`)
    return undefined
  }

  #bySlug(kind: Kind, slug: string | undefined, { exact, file }: Asking): string | undefined {
    // In Markdown, which people write by hand, a slug may stand in place of a name.
    const isWritten = exact || /\.(md|markdown)$/i.test(file)
    return slug !== undefined && isWritten && this.#slugs.get(kind)?.has(slug) ? slug : undefined
  }

  /** The slug that has this key; undefined where none or several have it. */
  #only(kind: Kind, key: string | undefined): string | undefined {
    const slugs = key === undefined ? undefined : this.#keys.get(`${kind} ${key}`)
    return slugs?.size === 1 ? [...slugs][0] : undefined
  }

  #remember(kind: Kind, slug: string, key: string | null): void {
    this.#slugs.get(kind)?.add(slug)
    if (key === null) return
    const known = this.#keys.get(`${kind} ${key}`)
    if (known) known.add(slug)
    else this.#keys.set(`${kind} ${key}`, new Set([slug]))
  }

  #create(
    kind: Kind,
    name: string,
    given: string | undefined,
    record: object,
    asking: Asking,
    { id, homepage }: { readonly id?: string | undefined; readonly homepage?: string | undefined },
  ): string | undefined {
    const nameKey = KEY.name(name)
    if ((this.#keys.get(`${kind} ${nameKey}`)?.size ?? 0) > 1) {
      asking.notes.push(`${kind} ${isolated(name)}: several are called that; left out`)
      return undefined
    }
    const slug = asking.exact && given !== undefined ? given : newSlugOf(kind, name, id)
    const parsed = contentSchemas[kind].safeParse({ slug, ...record }, IN_PLAIN_WORDS)
    if (!parsed.success || this.#slugs.get(kind)?.has(slug)) {
      asking.notes.push(
        `${kind} ${isolated(name)}: cannot be made new (${parsed.error?.issues[0]?.message ?? "its slug is taken"}); left out`,
      )
      return undefined
    }
    this.#created.push({
      kind,
      value: parsed.data,
      origin: { file: asking.file, line: 1 },
    } as ContentRecord)
    this.learnName(kind, slug, name)
    if (id !== undefined) this.#remember(kind, slug, KEY.id(id))
    if (homepage !== undefined) this.#remember(kind, slug, KEY.host(homepage))
    asking.notes.push(`${kind} ${isolated(name)}: not known yet, made new as /${slug}`)
    return slug
  }
}

/** Unicode's bidi isolates keep an Arabic word from reversing the rest of a line on a terminal. */
function isolated(text: string): string {
  return `\u2068${text.slice(0, 100)}\u2069`
}

function nameContent(value: string, { language }: Asking): NameContent {
  const script = scriptOf(value)
  const own = scriptOf(value) === new Intl.Locale(language).maximize().script ? language : undefined
  return { value, language: own ?? { Arab: "ar", Latn: "en" }[script] ?? "und", kind: "CANONICAL" }
}
