import { fieldPath } from "../../content/records/problems.ts"
import { type ArticleContent, contentSchemas } from "../../content/records/records.ts"
import type { Dictionary } from "../../evidence/names/dictionary.ts"
import { type Links, linkText } from "../../evidence/names/link.ts"
import { Failure } from "../../failure.ts"
import type { Incoming, IncomingSource } from "../../formats/incoming.ts"
import { defined } from "../../formats/json-values.ts"
import { splitParagraphs } from "../../formats/paragraphs.ts"
import { assemble, derived, type PlainDocument } from "../../formats/plain-text/reader.ts"
import { withoutTracking } from "../../formats/same-address.ts"
import { slugFor } from "../../formats/slug.ts"
import { cut } from "../../text/cut.ts"
import { detectLanguage, isWrittenIn, languageNamed, scriptOf } from "../../text/language.ts"
import { passagesOf } from "../../text/passages.ts"
import { IN_PLAIN_WORDS, issuesOf } from "../../text/structured/issues.ts"
import type { Asking, Resolver } from "./resolver.ts"

/**
 * A document that was read: the article that it becomes, what was parsed, what was found in its text, and notes on what was
 * left out.
 */
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

/** A document whose format's names have been resolved; the names in its text have not. */
export interface NamedDocument {
  readonly incoming: Incoming
  readonly document: PlainDocument
  readonly language: string
  readonly publisher: string | undefined
  readonly cited: readonly string[]
  readonly mentioned: readonly string[]
  readonly given: readonly Role[]
  readonly topics: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Resolves the people, sources and topics that the format of a document names. Those that are created here are then looked for
 * in all texts of the import. @throws Failure INVALID_CONTENT where the document is no article.
 */
export function nameDocument(incoming: Incoming, resolver: Resolver): NamedDocument {
  const { file } = incoming
  const notes = [...incoming.notes]
  const document = documentOf(incoming, notes)
  if (!/[\p{L}\p{N}]/u.test(document.body))
    throw new Failure("INVALID_CONTENT", `${file}: expected an article, but it has no text.`)
  const language = languageOf(incoming, `${document.headline}\n${document.body}`, notes)
  const asking: Asking = { file, language, exact: incoming.slug !== undefined, notes }
  const sources = (list: readonly IncomingSource[]) => list.flatMap((source) => resolver.source(source, asking, false) ?? [])
  return {
    ...{ incoming, document, language, notes },
    publisher: incoming.publisher && resolver.source(incoming.publisher, asking, true),
    cited: sources(incoming.cited),
    mentioned: sources(incoming.mentioned),
    given: incoming.people.flatMap((asked) => resolver.people(asked, asking).map((person) => ({ person, role: asked.role }))),
    topics: incoming.subjects.flatMap((subject) => resolver.topic(subject, asking) ?? []),
  }
}

/**
 * Makes an article of a document, and links it to what its format names and to what its text names. A text links no more than
 * it says: a source is CITED only where a cue word says so, and a person QUOTED only where they speak. A document that Isnad
 * exported has all of its links already, so its text adds none. @throws Failure INVALID_CONTENT where the document is no
 * article.
 */
export function importDocument(named: NamedDocument, dictionary: Dictionary): ImportedDocument {
  const { incoming, document, language, publisher, cited: citedByFormat, mentioned: mentionedByFormat, given, topics } = named
  const { file, slug } = incoming
  const notes = [...named.notes]
  const exact = slug !== undefined
  const links = exact ? NO_LINKS : linkText(document, dictionary)
  const textSources = (role: string) => links.sources.filter((source) => source.role === role).map((source) => source.slug)
  const cited = distinct([...citedByFormat, ...textSources("CITED")])
  const mentioned = distinct([...mentionedByFormat, ...textSources("MENTIONED")])
  const article = defined({
    slug: slug ?? slugFor(document.headline, identityOf(incoming, document.headline)),
    headline: document.headline,
    headlineDerived: document.headlineDerived || undefined,
    language,
    body: document.body,
    summary: summaryOf(incoming, document.body, notes),
    publishedAt: incoming.publishedAt,
    updatedAt: incoming.updatedAt,
    publisher,
    url: incoming.url === undefined ? undefined : withoutTracking(incoming.url),
    people: withText(given, links.people),
    topics: distinct([...topics, ...links.topics.map((topic) => topic.slug)]),
    citedSources: cited,
    mentionedSources: exact ? mentioned : mentioned.filter((source) => !cited.includes(source)),
    headings: headingsOf(incoming, document),
    externalIds: incoming.ids.length > 0 ? incoming.ids.filter(isStorable) : undefined,
  })
  return { file, incoming, article: checked(article, file), document, links, notes: distinct(notes) }
}

function documentOf({ headline, headlineDerived, body, summary }: Incoming, notes: string[]): PlainDocument {
  if ("text" in body)
    return { headline: headline ?? "", headlineDerived: headlineDerived ?? false, body: body.text, paragraphs: [] }
  const isEmpty = !body.blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
  if (isEmpty && summary !== undefined) notes.push("it has a summary only, which stands as the text")
  const blocks = isEmpty && summary !== undefined ? splitParagraphs(summary) : body.blocks
  return headline === undefined || headlineDerived ? derived(blocks) : assemble(headline, false, blocks)
}

/** The paragraphs that the markup says are headings, where they differ from those that would be told by their words alone. */
function headingsOf({ body }: Incoming, { body: text, paragraphs }: PlainDocument): number[] | undefined {
  const told = "text" in body ? body.headings : paragraphs.flatMap(({ kind }, index) => (kind === "HEADING" ? [index] : []))
  const guessed = passagesOf(text).flatMap(({ kind, position }) => (kind === "HEADING" ? [position] : []))
  return told === undefined || told.join() === guessed.join() ? undefined : [...told]
}

/** Whether a document has only a summary where its text should be. */
export function isTeaser({ isTeaser, body, summary }: Incoming): boolean {
  return isTeaser === true || ("blocks" in body && body.blocks.length === 0 && summary !== undefined)
}

/**
 * What says that two versions are the same document: its first id, else its address, else its headline with the name of its
 * file.
 */
function identityOf({ ids, url, urlIsCommon, fileName }: Incoming, headline: string): string {
  const [id] = ids
  const address = urlIsCommon ? undefined : url
  return (id ? `${id.scheme}\0${id.value}` : (address ?? `${headline}\0${fileName}`)).normalize("NFC")
}

/** With fewer letters than this, detection by trigrams takes a language for a similar one. */
const SURE = 300

/**
 * The language that the document says, else the one that its feed says; it is trusted over detection in short texts. But where
 * the text is in a script that this language is not written in, the detected language counts: templates and themes declare one
 * language for every page.
 */
function languageOf({ language, feedLanguage, slug }: Incoming, text: string, notes: string[]): string {
  const given = language === undefined ? null : languageNamed(language)
  if (slug !== undefined && given !== null) return given
  if (language !== undefined && given === null) notes.push(`language: ${cut(language, 40)} is none; found in the text instead`)
  const said = given ?? (feedLanguage === undefined ? null : languageNamed(feedLanguage))
  const detected = detectLanguage(text)
  if (said === null) return detected
  if (isWrittenIn(said, scriptOf(text))) {
    const isOther = detected !== "und" && detected !== new Intl.Locale(said).language && text.length >= SURE
    if (!isOther) return said
    if (given === null) return detected
    notes.push(`language: ${said} is what it says, though its words read as ${detected}`)
    return said
  }
  if (given !== null) notes.push(`language: ${given} is what it says, but its letters are of another; ${detected} instead`)
  return detected
}

function summaryOf({ summary }: Incoming, body: string, notes: string[]): string | undefined {
  if (summary === undefined || summary === body) return undefined
  if (summary.length <= 10_000) return summary
  notes.push(`summary: ${summary.length} characters are more than 10,000; left out`)
  return undefined
}

/**
 * The roles that the format gives, then those that the text adds. Someone who already has a role is not listed as MENTIONED
 * besides.
 */
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
