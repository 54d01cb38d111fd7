import { directionOf } from "../../text/language.ts"
import { type ArticleDocument, paragraphsOf } from "../article-document.ts"

// A list of articles as the serialisers of feeds take it.

/** Feeds hold the newest articles; who wants all pages through GraphQL. */
export const MOST_ITEMS = 50
/** Bodies up to this long stand in feeds whole; longer ones are read at their own address. UTF-16 units. */
export const LONGEST_CONTENT = 20_000

/** What stands in for the date that a feed must have and an article does not: older than any other, as in every list. */
export const UNDATED = "1970-01-01T00:00:00.000Z"

export interface FeedItem
  extends Pick<
    ArticleDocument,
    "slug" | "headline" | "summary" | "language" | "publishedAt" | "updatedAt" | "url" | "publisher" | "topics"
  > {
  /** A URI that stays. */
  readonly id: string
  /** The body, or its opening paragraphs where it is too long for a feed. */
  readonly body: string
  readonly isWhole: boolean
  readonly authors: ArticleDocument["people"][number]["person"][]
}

export interface FeedDocument {
  readonly id: string
  readonly titles: { readonly ar: string; readonly en: string }
  /** Where this feed is, as it was asked for. */
  readonly self: string
  /** The server's own address, without a slash at the end. */
  readonly origin: string
  /** The newest first. */
  readonly items: readonly FeedItem[]
}

/** The address at which a person reads the article: where it was published, else its words on this server. */
export function addressOf({ origin }: FeedDocument, { url, slug }: FeedItem): string {
  return url ?? `${origin}/articles/${encodeURIComponent(slug)}.txt`
}

/** The same article with everything that is known of it, for programs. */
export function dataAddressOf({ origin }: FeedDocument, { slug }: FeedItem): string {
  return `${origin}/articles/${encodeURIComponent(slug)}.jsonld`
}

/** The language of all items; null where they have several, or there are none. */
export function onlyLanguage({ items }: FeedDocument): string | null {
  const languages = new Set(items.map(({ language }) => language))
  return languages.size === 1 ? ([...languages][0] as string) : null
}

/** The title in the language that most items are in. */
export function titleOf({ titles, items }: FeedDocument): string {
  const arabic = items.filter(({ language }) => directionOf(language) === "RTL").length
  return arabic * 2 >= items.length ? titles.ar : titles.en
}

/** When an item was made as it is. */
export function itemUpdatedAt({ updatedAt, publishedAt }: Pick<FeedItem, "updatedAt" | "publishedAt">): string {
  return updatedAt ?? publishedAt ?? UNDATED
}

/** When the newest item was made, whatever the clock says: the same items give the same bytes. */
export function updatedAt({ items }: FeedDocument): string {
  return items.map(itemUpdatedAt).reduce((newest, at) => (at > newest ? at : newest), UNDATED)
}

/** What to show of an item in one paragraph. */
export function digestOf({ summary, body }: FeedItem): string {
  return summary ?? paragraphsOf(body)[0] ?? ""
}

/** The paragraphs as HTML that says their language and direction. */
export function contentHtml({ body, language }: FeedItem): string {
  const attributes = `lang="${escapeHtml(language)}" dir="${directionOf(language).toLowerCase()}"`
  const paragraphs = paragraphsOf(body).map((text) => `<p>${escapeHtml(text)}</p>`)
  return `<div ${attributes}>${paragraphs.join("\n")}</div>`
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
}
