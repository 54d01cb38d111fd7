import type { Hit } from "../evidence/names/link.ts"
import type { ImportedDocument } from "../writing/import/document.ts"
import type { ImportReport } from "../writing/import/import.ts"
import type { Changes } from "../writing/merge/changes.ts"

/** The lines about one document: counts, then each link with its places, then what could not be linked. */
export function describeImport({ file, incoming, article, document, links, notes }: ImportedDocument): string[] {
  const headings = document.paragraphs.filter(({ kind }) => kind === "HEADING").length
  const paragraphs = document.paragraphs.length > 0 ? document.paragraphs.length - headings : article.body.split("\n\n").length
  return [
    `${file}  (${incoming.format})`,
    `  ${article.headline}${document.headlineDerived ? "  (no headline given: its opening words)" : ""}`,
    `  /${article.slug}  ${article.language}, ${paragraphs} paragraphs, ${headings} headings`,
    ...kept(article),
    ...notes.map((note) => `  ${note}`),
    ...(incoming.slug === undefined ? found(links) : []),
  ]
}

/** The links that the format gave. */
function kept(article: ImportedDocument["article"]): string[] {
  const { publishedAt, updatedAt, publisher, url, summary, people = [], topics = [], externalIds = [] } = article
  const facts = Object.entries({
    publishedAt,
    updatedAt,
    publisher,
    url,
    summary: summary === undefined ? undefined : `${summary.length} characters`,
    ids: externalIds.map(({ scheme, value }) => `${scheme} ${value}`).join(", "),
    authors: authorsOf(people),
    "filed under": topics.join(", "),
  }).filter(([, value]) => value)
  return facts.map(([name, value]) => `  ${name}: ${value}`)
}

function authorsOf(people: NonNullable<ImportedDocument["article"]["people"]>): string {
  return people
    .filter(({ role }) => role === "AUTHOR")
    .map(({ person }) => person)
    .join(", ")
}

/** The changes of articles, and of those other kinds of which the import created or changed something. */
export function changesOfImport({ articles, ...others }: Changes): Partial<Changes> {
  const changed = Object.entries(others).filter(([, { created, updated }]) => created + updated > 0)
  return { ...Object.fromEntries(changed), articles }
}

/** The links that were found in the text, each with its places. */
function found(links: ImportedDocument["links"]): string[] {
  return [
    ...section("people", links.people),
    ...section("sources", links.sources),
    ...section("topics", links.topics),
    ...unresolved(links.unresolved),
  ]
}

function section(title: string, found: readonly { slug: string; role?: string; hits: readonly Hit[] }[]): string[] {
  if (found.length === 0) return [`  ${title}: none`]
  return [
    `  ${title}: ${found.length}`,
    ...found.map(({ slug, role, hits }) => `    ${(role ?? "").toLowerCase().padEnd(role ? 10 : 0)}${slug}  ${places(hits)}`),
  ]
}

/**
 * The words and positions of the first few hits. Unicode's bidi isolates keep an Arabic word from reversing the rest of a line
 * on a terminal.
 */
function places(hits: readonly Hit[]): string {
  const shown = hits.slice(0, 3).map(({ field, start, text }) => `\u2068${text}\u2069 @${field}:${start}`)
  return `${shown.join(", ")}${hits.length > 3 ? `, and ${hits.length - 3} more` : ""}`
}

function unresolved(list: ImportedDocument["links"]["unresolved"]): string[] {
  if (list.length === 0) return []
  return [
    `  without a link: ${list.length} (teach a name in seeds/people.yaml, sources.yaml or topics.yaml, then npm run seed -- --keep, and import again)`,
    ...list.map(({ text, reason, field, start }) => `    \u2068${text}\u2069 @${field}:${start} (${reason})`),
  ]
}

/** An import as `--json` prints it: each document with its links, without the places. */
export function importAnswer({ imported, refused, notes, changes }: ImportReport) {
  return { documents: imported.map(documentAnswer), refused, notes, changes: changesOfImport(changes) }
}

function documentAnswer({ file, incoming, article, document, links, notes }: ImportedDocument) {
  const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug)
  return {
    file,
    format: incoming.format,
    notes,
    slug: article.slug,
    headline: article.headline,
    headlineDerived: document.headlineDerived,
    language: article.language,
    people: links.people.map(({ slug, role }) => ({ slug, role })),
    sources: links.sources.map(({ slug, role }) => ({ slug, role })),
    topics: slugs(links.topics),
    unresolved: links.unresolved.map(({ text, reason, field, start }) => ({ text, reason, field, start })),
  }
}
