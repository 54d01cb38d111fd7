import type { ArticleContent } from "../../content/records/records.ts"
import { sameAddressKey } from "../../formats/same-address.ts"
import { type ImportedDocument, isTeaser } from "./document.ts"
import { isPartOf, shareOf } from "./part-of.ts"

type Role = NonNullable<ArticleContent["people"]>[number]
type ExternalId = NonNullable<ArticleContent["externalIds"]>[number]

/**
 * Makes a document the next version of a stored article: the slug stays, and so does everything that the document says nothing
 * about. If the text is the same, all links stay; if it changed, the links from the text are found anew, and the facts that
 * people wrote in with positions in the old text are dropped.
 */
export function withStored(given: ImportedDocument, before: ArticleContent): ImportedDocument {
  const document = withWholeText(given, before)
  const { article, incoming } = document
  const keepsText = article.body !== given.article.body
  const sameBody = article.body === before.body
  const sameWords = sameBody && (keepsText || article.headline === before.headline)
  // A document that Isnad exported names all of its links, and plain text has no links but those in its words: neither inherits
  // stored ones.
  const isComplete = incoming.slug !== undefined || (incoming.format === "plain text" && !sameWords)
  const merged: ArticleContent = {
    ...before,
    ...article,
    slug: before.slug,
    language: incoming.language === undefined && sameBody ? before.language : article.language,
    url: isOneAddress(before.url, article.url) ? before.url : (article.url ?? before.url),
    externalIds: newest(
      union(before.externalIds ?? [], article.externalIds ?? [], ({ scheme, value }) => `${scheme} ${value}`),
    ),
  }
  if (merged.url === undefined) delete merged.url
  if (!sameBody && article.headings === undefined) delete merged.headings
  if (article.headlineDerived === undefined && article.headline !== before.headline) delete merged.headlineDerived
  if (!isComplete) keepLinks(merged, before, sameWords, incoming.subjects.length > 0)
  keepOrder(merged, before)
  const lost = sameBody ? 0 : (before.mentions?.length ?? 0) + (before.statements?.length ?? 0)
  if (!sameBody) {
    delete merged.mentions
    delete merged.statements
  }
  const note = `${lost} mentions and statements that people wrote in stood in the old text, and go with it`
  return { ...document, article: merged, notes: lost > 0 ? [...document.notes, note] : document.notes }
}

/**
 * The teaser of a feed does not replace a full text that is stored; the other things that it says count. A text that is really
 * different does replace it.
 */
function withWholeText(document: ImportedDocument, before: ArticleContent): ImportedDocument {
  const { article, incoming } = document
  const isPart = isPartOf(article.body, before.body)
  const isOther =
    !isPart && isTeaser(incoming) && shareOf(article.body, before.body) < MOST_OF_TEASER && before.body !== article.body
  if (incoming.slug !== undefined || (!isPart && !isOther)) return document
  const summary =
    article.summary ?? (isTeaser(incoming) && article.body.length <= 10_000 ? article.body : undefined) ?? before.summary
  const { headings: _, ...said } = article
  const headings = before.headings === undefined ? {} : { headings: before.headings }
  const kept: ArticleContent = {
    ...said,
    ...headings,
    body: before.body,
    ...(summary === undefined ? {} : { summary }),
  }
  const note = isPart
    ? "text: a part of what is stored, which stays"
    : "text: a summary, much shorter than what is stored, which stays; give the whole text to replace it"
  return { ...document, article: kept, notes: [...document.notes, note] }
}

/** How long a text may be beside the stored one to count as its teaser. */
const MOST_OF_TEASER = 1 / 3

function isOneAddress(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && sameAddressKey(one) === sameAddressKey(other)
}

/** How many ids of one scheme an article keeps: some feeds give a new id with every correction. */
const MOST_OF_SCHEME = 10

function newest(ids: readonly ExternalId[]): ExternalId[] {
  return ids.filter(({ scheme }, index) => ids.slice(index).filter((id) => id.scheme === scheme).length <= MOST_OF_SCHEME)
}

/**
 * Keeps the stored order of people and links. Formats list people by role, so reading them back would otherwise change the
 * order.
 */
function keepOrder(merged: ArticleContent, before: ArticleContent): void {
  if (merged.people) merged.people = inOrderOf(before.people ?? [], merged.people, keyOfRole)
  for (const list of ["topics", "citedSources", "mentionedSources"] as const)
    if (merged[list]) merged[list] = inOrderOf(before[list] ?? [], merged[list], (slug) => slug)
}

function inOrderOf<Item>(before: readonly Item[], items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const places = new Map(before.map((item, index) => [keyOf(item), index]))
  const placeOf = (item: Item) => places.get(keyOf(item)) ?? before.length
  return items.toSorted((a, b) => placeOf(a) - placeOf(b))
}

function keyOfRole({ person, role }: Role): string {
  return `${person} ${role}`
}

function keepLinks(merged: ArticleContent, before: ArticleContent, sameWords: boolean, hasTopics: boolean): void {
  const people = merged.people ?? []
  const authors = people.some(({ role }) => role === "AUTHOR")
    ? []
    : (before.people ?? []).filter(({ role }) => role === "AUTHOR")
  const itself = (slug: string) => slug
  merged.people = union(sameWords ? (before.people ?? []) : authors, people, keyOfRole)
  if (sameWords || !hasTopics) merged.topics = union(before.topics ?? [], merged.topics ?? [], itself)
  if (!sameWords) return
  merged.citedSources = union(before.citedSources ?? [], merged.citedSources ?? [], itself)
  merged.mentionedSources = union(before.mentionedSources ?? [], merged.mentionedSources ?? [], itself)
}

function union<Item>(first: readonly Item[], second: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map([...first, ...second].map((item) => [keyOf(item), item])).values()]
}
