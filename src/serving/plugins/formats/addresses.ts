import { ARTICLE_FORMATS, type ArticleFormat } from "../../../formats/article-formats.ts"
import { MOST_ITEMS } from "../../../formats/feeds/feed-document.ts"
import { FEED_FORMATS, type FeedFormat } from "../../../formats/feeds/feed-formats.ts"
import type { FeedOf } from "../../../formats/feeds/load-feed.ts"

/** What an address asks for. */
export type Wanted =
  | { readonly is: "article"; readonly slug: string; readonly format: ArticleFormat }
  | { readonly is: "feed"; readonly feed: FeedOf; readonly format: FeedFormat }
  | { readonly is: "nothing" }

/** The addresses that are answered here; all others are left alone. */
const ARTICLES = /^\/articles\/([^/]+\.(?:jsonld|ninjs\.json|md|txt))$/
const FEEDS = /^\/feeds(?:\/|$)/
const NAMED_FEED = /^\/feeds\/(topics|people|sources)\/([^/]+)(\.[a-z]+)$/
const LATEST = /^\/feeds\/latest(\.[a-z]+)$/

/** In points: what a query that reads the same would cost. A feed contains many articles. */
const PRICES = { article: 25, feed: 25 * MOST_ITEMS, nothing: 1 }

/** The price of the path of an address; null if it is not answered here. */
export function priceOfAddress(pathname: string): number | null {
  const wanted = readAddress(pathname)
  return wanted && PRICES[wanted.is]
}

/** Parses the path of an address; null if it is not answered here. Slugs are percent-encoded, in any script. */
export function readAddress(pathname: string): Wanted | null {
  const article = ARTICLES.exec(pathname)?.[1]
  if (article !== undefined) return articleAt(article)
  return FEEDS.test(pathname) ? feedAt(pathname) : null
}

function articleAt(name: string): Wanted {
  const format = Object.values<ArticleFormat>(ARTICLE_FORMATS).find(({ suffix }) => name.endsWith(suffix))
  const slug = format && decoded(name.slice(0, -format.suffix.length))
  return format && slug ? { is: "article", slug, format } : { is: "nothing" }
}

function feedAt(pathname: string): Wanted {
  const latest = FEED_FORMATS[LATEST.exec(pathname)?.[1] ?? ""]
  if (latest) return { is: "feed", feed: { of: "latest" }, format: latest }
  const [, of, name, suffix] = NAMED_FEED.exec(pathname) ?? []
  const slug = name && decoded(name)
  const format = FEED_FORMATS[suffix ?? ""]
  if (!slug || !format) return { is: "nothing" }
  return { is: "feed", feed: { of: of as "topics" | "people" | "sources", slug }, format }
}

/**
 * Decodes percent-encoding, in the normal form of slugs. Null for invalid UTF-8, and for NUL, which no slug contains and
 * PostgreSQL does not accept.
 */
function decoded(text: string): string | null {
  try {
    const slug = decodeURIComponent(text).normalize("NFC")
    return slug.includes("\0") ? null : slug
  } catch {
    return null
  }
}
