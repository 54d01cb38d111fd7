import { directionOf } from "../../text/language.ts"
import { type ArticleDocument, paragraphsOf } from "../article-document.ts"

// A list of articles as the writers of feeds take it.

/** How many articles a feed has: the newest. All of them are available through GraphQL. */
export const MOST_ITEMS = 50
/** In UTF-16 units. Longer bodies are shortened in feeds; they can be read at the article's own address. */
export const LONGEST_CONTENT = 20_000

/** The date of articles without one, since feeds require a date: older than all others, as in all lists. */
export const UNDATED = "1970-01-01T00:00:00.000Z"

export interface FeedItem
  extends Pick<
    ArticleDocument,
    "slug" | "headline" | "summary" | "language" | "publishedAt" | "updatedAt" | "url" | "publisher" | "topics"
  > {
  /** A URI that never changes. */
  readonly id: string
  /** The body, or its first paragraphs if it is too long for a feed. */
  readonly body: string
  readonly isWhole: boolean
  readonly authors: ArticleDocument["people"][number]["person"][]
}

export interface FeedDocument {
  readonly id: string
  readonly titles: { readonly ar: string; readonly en: string }
  /** The address with which this feed was requested. */
  readonly self: string
  /** The server's address, without a slash at the end. */
  readonly origin: string
  /** The newest first. */
  readonly items: readonly FeedItem[]
}

/** The address where people read the article: where it was published, or else its text on this server. */
export function addressOf({ origin }: FeedDocument, { url, slug }: FeedItem): string {
  return url ?? `${origin}/articles/${encodeURIComponent(slug)}.txt`
}

/** The address of the article with everything that is known of it, for programs. */
export function dataAddressOf({ origin }: FeedDocument, { slug }: FeedItem): string {
  return `${origin}/articles/${encodeURIComponent(slug)}.jsonld`
}

/** The language that all items have; null if they differ or there are none. */
export function onlyLanguage({ items }: FeedDocument): string | null {
  const languages = new Set(items.map(({ language }) => language))
  return languages.size === 1 ? ([...languages][0] as string) : null
}

/** The title in the language of most items. */
export function titleOf({ titles, items }: FeedDocument): string {
  const arabic = items.filter(({ language }) => directionOf(language) === "RTL").length
  return arabic * 2 >= items.length ? titles.ar : titles.en
}

/** When an item's current version was made. */
export function itemUpdatedAt({ updatedAt, publishedAt }: Pick<FeedItem, "updatedAt" | "publishedAt">): string {
  return updatedAt ?? publishedAt ?? UNDATED
}

/** When the newest item was made. It does not depend on the clock, so that equal items give equal bytes. */
export function updatedAt({ items }: FeedDocument): string {
  return items.map(itemUpdatedAt).reduce((newest, at) => (at > newest ? at : newest), UNDATED)
}

/** One paragraph to show of an item. */
export function digestOf({ summary, body }: FeedItem): string {
  return summary ?? paragraphsOf(body)[0] ?? ""
}

/** The paragraphs as HTML, with their language and direction. */
export function contentHtml({ body, language }: FeedItem): string {
  const attributes = `lang="${escapeHtml(language)}" dir="${directionOf(language).toLowerCase()}"`
  const paragraphs = paragraphsOf(body).map((text) => `<p>${escapeHtml(text)}</p>`)
  return `<div ${attributes}>${paragraphs.join("\n")}</div>`
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
}
