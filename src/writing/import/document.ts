import { fieldPath } from "../../content/records/problems.ts"
import { type ArticleContent, contentSchemas } from "../../content/records/records.ts"
import type { Dictionary } from "../../evidence/names/dictionary.ts"
import { type Links, linkText } from "../../evidence/names/link.ts"
import { Failure } from "../../failure.ts"
import type { Incoming, IncomingSource } from "../../formats/incoming.ts"
import { defined } from "../../formats/json-values.ts"
import { assemble, derived, type PlainDocument } from "../../formats/plain-text/reader.ts"
import { slugFor } from "../../formats/slug.ts"
import { canonicalLanguage, detectLanguage } from "../../text/language.ts"
import { IN_PLAIN_WORDS, issuesOf } from "../../text/structured/issues.ts"
import type { Asking, Resolver } from "./resolver.ts"

/** A document that was read: the article it becomes, its parts, what was found in it, and what became of the rest. */
export interface ImportedDocument {
  readonly file: string
  readonly incoming: Incoming
  readonly article: ArticleContent
  readonly document: PlainDocument
  readonly links: Links
  /** Lines for the report. */
  readonly notes: readonly string[]
}

const NO_LINKS: Links = { people: [], sources: [], topics: [], unresolved: [] }
type Role = NonNullable<ArticleContent["people"]>[number]

/**
 * Makes an article of what a document says, and links it: to what its format names, and to what its text names. A text's links are what it
 * says, no more: a source is CITED where a cue word says so, a person QUOTED where they speak. A document that an Isnad wrote names all of its
 * links itself.
 * @throws Failure INVALID_CONTENT where it is no article.
 */
export function importDocument(incoming: Incoming, dictionary: Dictionary, resolver: Resolver): ImportedDocument {
  const { file, slug } = incoming
  const notes = [...incoming.notes]
  const document = documentOf(incoming)
  if (!/[\p{L}\p{N}]/u.test(document.body))
    throw new Failure("INVALID_CONTENT", `${file}: expected an article, but it has no text.`)
  const exact = slug !== undefined
  const links = exact ? NO_LINKS : linkText(document, dictionary)
  const language = languageOf(incoming, document.body, notes)
  const asking: Asking = { file, language, exact, notes }
  const publisher = incoming.publisher && resolver.source(incoming.publisher, asking, true)
  const sources = (list: readonly IncomingSource[]) => list.flatMap((source) => resolver.source(source, asking, false) ?? [])
  const textSources = (role: string) => links.sources.filter((source) => source.role === role).map((source) => source.slug)
  const cited = distinct([...sources(incoming.cited), ...textSources("CITED")])
  const mentioned = distinct([...sources(incoming.mentioned), ...textSources("MENTIONED")])
  const given = incoming.people.flatMap((asked) =>
    resolver.people(asked, asking).map((person) => ({ person, role: asked.role })),
  )
  const topics = incoming.subjects.flatMap((subject) => resolver.topic(subject, asking) ?? [])
  const article = defined({
    slug: slug ?? slugFor(document.headline, identityOf(incoming, document.headline)),
    headline: document.headline,
    headlineDerived: document.headlineDerived || undefined,
    language,
    body: document.body,
    summary: summaryOf(incoming, notes),
    publishedAt: incoming.publishedAt,
    publisher,
    url: incoming.url,
    people: withText(given, links.people),
    topics: distinct([...topics, ...links.topics.map((topic) => topic.slug)]),
    citedSources: cited,
    mentionedSources: exact ? mentioned : mentioned.filter((source) => !cited.includes(source)),
    externalIds: incoming.ids.length > 0 ? incoming.ids.filter(isStorable) : undefined,
  })
  return { file, incoming, article: checked(article, file), document, links, notes: distinct(notes) }
}

function documentOf({ headline, headlineDerived, body }: Incoming): PlainDocument {
  if ("text" in body)
    return { headline: headline ?? "", headlineDerived: headlineDerived ?? false, body: body.text, paragraphs: [] }
  return headline === undefined || headlineDerived ? derived(body.blocks) : assemble(headline, false, body.blocks)
}

/** What makes a document the same one when it comes again: its id, else its address, else its headline and the name of its file. */
function identityOf({ ids, url, fileName }: Incoming, headline: string): string {
  const [id] = ids
  return id ? `${id.scheme}\0${id.value}` : (url ?? `${headline}\0${fileName}`)
}

/** What the document says, unless that is no language; a feed's language only where the text is in it. */
function languageOf({ language, feedLanguage }: Incoming, body: string, notes: string[]): string {
  const given = language === undefined ? null : canonicalLanguage(language)
  if (given !== null) return given
  if (language !== undefined) notes.push(`language: ${language.slice(0, 40)} is none; found in the text instead`)
  const detected = detectLanguage(body)
  const ofFeed = feedLanguage === undefined ? null : canonicalLanguage(feedLanguage)
  return ofFeed !== null && new Intl.Locale(ofFeed).language === detected ? ofFeed : detected
}

function summaryOf({ summary }: Incoming, notes: string[]): string | undefined {
  if (summary === undefined || summary.length <= 10_000) return summary
  notes.push(`summary: ${summary.length} characters are more than 10,000; left out`)
  return undefined
}

/** What the format says, then what the text says besides: who is named anyway need not be told to be mentioned. */
function withText(given: readonly Role[], found: Links["people"]): Role[] {
  const all = [...given]
  for (const { slug, role } of found) {
    const known = given.some(
      ({ person, role: other }) => person === slug && (other === role || (role === "MENTIONED" && other !== "AUTHOR")),
    )
    if (!known) all.push({ person: slug, role })
  }
  return all.filter(
    ({ person, role }, index) => index === all.findIndex((other) => other.person === person && other.role === role),
  )
}

function isStorable({ value }: { value: string }): boolean {
  return value.length <= 500
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)]
}

function checked(article: ArticleContent, file: string): ArticleContent {
  const parsed = contentSchemas.article.safeParse(article, IN_PLAIN_WORDS)
  if (parsed.success) return parsed.data
  const [issue] = issuesOf(parsed.error)
  throw new Failure("INVALID_CONTENT", `${file}: ${fieldPath(issue?.path ?? [])}: ${issue?.message}`)
}
