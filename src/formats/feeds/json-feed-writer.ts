import { jsonForPages } from "../../text/json.ts"
import { directionOf } from "../../text/language.ts"
import { nameIn } from "../article-document.ts"
import { addressOf, contentHtml, digestOf, type FeedDocument, type FeedItem, onlyLanguage, titleOf } from "./feed-document.ts"

// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Keys that begin with "_" are for extensions.

export function toJsonFeed(feed: FeedDocument): string {
  const language = onlyLanguage(feed)
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: titleOf(feed),
    home_page_url: feed.origin,
    feed_url: feed.self,
    ...(language === null ? {} : { language }),
    items: feed.items.map((item) => jsonItem(feed, item)),
  }
  return `${jsonForPages(document, 2)}\n`
}

function jsonItem(feed: FeedDocument, item: FeedItem): object {
  const { id, headline, language, publishedAt, updatedAt, publisher, authors, topics, url } = item
  const people = authors.map((author) => ({ name: nameIn(language, author) }))
  const outlet = publisher && { name: nameIn(language, publisher), ...(publisher.homepage ? { url: publisher.homepage } : {}) }
  const named = people.length > 0 ? people : outlet ? [outlet] : []
  return {
    id,
    url: addressOf(feed, item),
    ...(url === null ? {} : { external_url: url }),
    title: headline,
    content_html: contentHtml(item),
    summary: digestOf(item),
    ...(publishedAt === null ? {} : { date_published: publishedAt }),
    ...(updatedAt === null ? {} : { date_modified: updatedAt }),
    ...(named.length === 0 ? {} : { authors: named }),
    ...(topics.length === 0 ? {} : { tags: topics.map((topic) => nameIn(language, topic)) }),
    language,
    _isnad: { slug: item.slug, direction: directionOf(language).toLowerCase(), publisher: outlet?.name ?? null },
  }
}
