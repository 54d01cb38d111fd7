import type { ArticleScope } from "../../content/articles/filter.ts"
import type { ArticleLoaders } from "../../content/articles/loaders.ts"
import type { PagedArticleRow } from "../../content/articles/sql.ts"
import type { PersonLoaders } from "../../content/people/loaders.ts"
import type { SourceLoaders } from "../../content/sources/loaders.ts"
import type { TopicLoaders } from "../../content/topics/loaders.ts"
import { NO_PARENT } from "../../db/batching.ts"
import { articleUri, urnOf } from "../urn.ts"
import { type FeedDocument, type FeedItem, LONGEST_CONTENT, MOST_ITEMS } from "./feed-document.ts"

/** The loaders that a feed needs; those of a request have them. */
export interface FeedLoaders {
  readonly articles: Pick<ArticleLoaders, "pages" | "openings" | "externalIds">
  readonly people: Pick<PersonLoaders, "bySlug" | "ofArticles" | "externalIds">
  readonly sources: Pick<SourceLoaders, "bySlug" | "byId">
  readonly topics: Pick<TopicLoaders, "bySlug" | "ofArticles" | "externalIds">
}

/** Whose articles: all; those under a topic or a descendant; those linked to a person; those published by a source. */
export type FeedOf = { readonly of: "latest" } | { readonly of: "topics" | "people" | "sources"; readonly slug: string }

const SCOPE: Record<"topics" | "people" | "sources", ArticleScope> = {
  topics: { of: "topicTree" },
  people: { of: "person", role: null },
  sources: { of: "publisher" },
}
const FEW = { limit: 20, backward: false, after: null, before: null }

/** The newest articles of a feed; null if nothing has that slug. */
export async function readFeed(loaders: FeedLoaders, wanted: FeedOf, address: URL): Promise<FeedDocument | null> {
  const found = await subjectOf(loaders, wanted)
  if (found === null) return null
  const page = { limit: MOST_ITEMS, backward: false, after: null, before: null }
  const order = { by: "published", direction: "DESC" } as const
  const { rows } = await loaders.articles.pages({ scope: found.scope, filter: [], order, page }).load(found.parent)
  const items = await Promise.all(rows.map((row) => itemOf(loaders, row)))
  const id = wanted.of === "latest" ? urnOf("feed", "latest") : urnOf(`feed of ${wanted.of}`, wanted.slug)
  return { id, titles: found.titles, self: `${address.origin}${address.pathname}`, origin: address.origin, items }
}

async function subjectOf(loaders: FeedLoaders, wanted: FeedOf) {
  if (wanted.of === "latest")
    return { scope: { of: "all" } as ArticleScope, parent: NO_PARENT, titles: { ar: "أحدث المقالات", en: "Latest articles" } }
  const row = await loaders[wanted.of].bySlug.load(wanted.slug)
  return row && { scope: SCOPE[wanted.of], parent: row.id, titles: { ar: row.nameAr, en: row.nameEn } }
}

async function itemOf(loaders: FeedLoaders, row: PagedArticleRow): Promise<FeedItem> {
  const { id, slug, headline, summary, language, publishedAt, updatedAt, url, publisherId } = row
  const [opening, publisher, { rows: authors }, { rows: topics }, externalIds] = await Promise.all([
    loaders.articles.openings(LONGEST_CONTENT + 1).load(id),
    publisherId === null ? null : loaders.sources.byId.load(publisherId),
    loaders.people.ofArticles({ role: "AUTHOR", page: FEW }).loader.load(id),
    loaders.topics.ofArticles(FEW).loader.load(id),
    loaders.articles.externalIds.load(id),
  ])
  const body = opening?.body ?? ""
  const isWhole = body.length <= LONGEST_CONTENT
  const known = await Promise.all(topics.map((topic) => loaders.topics.externalIds.load(topic.id)))
  return {
    ...{ slug, headline, summary, language, publishedAt, updatedAt, url, publisher },
    id: articleUri({ slug, externalIds }),
    body: isWhole ? body : openingOf(body),
    isWhole,
    authors: authors.map((author) => ({ slug: author.slug, nameAr: author.nameAr, nameEn: author.nameEn, wikidata: null })),
    topics: topics.map(({ slug, nameAr, nameEn }, index) => ({
      ...{ slug, nameAr, nameEn },
      mediaTopic: known[index]?.find(({ scheme }) => scheme === "mediatopic")?.value ?? null,
    })),
  }
}

/** The part of a long body that fits, up to the end of a paragraph if possible, with a sign that it goes on. */
function openingOf(body: string): string {
  const cut = body.slice(0, LONGEST_CONTENT).replace(/[\ud800-\udbff]$/, "")
  const end = cut.lastIndexOf("\n\n")
  return `${end > 0 ? cut.slice(0, end) : cut}\n\n…`
}
