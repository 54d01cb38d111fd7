import type { ArticleContent } from "../../content/records/records.ts"
import type { ImportedDocument } from "./document.ts"

type Role = NonNullable<ArticleContent["people"]>[number]

/**
 * A document as the next version of a stored article: it keeps its slug, and what the document says nothing of stays as it was. Where the
 * words are the same, so do all links; where they are others, what the text names is found anew, and what was written in about places in the
 * old text goes.
 */
export function withStored(document: ImportedDocument, before: ArticleContent): ImportedDocument {
  const { article, incoming } = document
  const sameBody = article.body === before.body
  const sameWords = sameBody && article.headline === before.headline
  // An Isnad names all links itself, and a plain text has none but those in its words.
  const isComplete = incoming.slug !== undefined || (incoming.format === "plain text" && !sameWords)
  const merged: ArticleContent = {
    ...before,
    ...article,
    slug: before.slug,
    language: incoming.language === undefined && sameBody ? before.language : article.language,
    externalIds: union(before.externalIds ?? [], article.externalIds ?? [], ({ scheme, value }) => `${scheme} ${value}`),
  }
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

/** Formats sort people by what they do: what stood in the lists already stays in its place. */
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
