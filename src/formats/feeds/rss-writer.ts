import { generateRssFeed } from "feedsmith"
import { withoutControls } from "../../text/controls.ts"
import { nameIn } from "../article-document.ts"
import {
  addressOf,
  contentHtml,
  digestOf,
  type FeedDocument,
  type FeedItem,
  onlyLanguage,
  titleOf,
  updatedAt,
} from "./feed-document.ts"

// RSS 2.0 (https://www.rssboard.org/rss-specification) with the modules that the field uses: atom:link, content:encoded, dc.

export function toRss(feed: FeedDocument): string {
  const language = onlyLanguage(feed)
  const title = titleOf(feed)
  return withoutControls(
    generateRssFeed({
      title,
      link: feed.origin,
      description: title,
      ...(language === null ? {} : { language }),
      lastBuildDate: new Date(updatedAt(feed)),
      generator: "Isnad",
      atom: { links: [{ href: feed.self, rel: "self", type: "application/rss+xml" }] },
      items: feed.items.map((item) => rssItem(feed, item)),
    }),
  )
}

function rssItem(feed: FeedDocument, item: FeedItem) {
  const { headline, language, publishedAt, publisher, topics, authors, id } = item
  return {
    title: headline,
    link: addressOf(feed, item),
    description: digestOf(item),
    guid: { value: id, isPermaLink: false },
    ...(publishedAt === null ? {} : { pubDate: new Date(publishedAt) }),
    categories: topics.map((topic) => ({
      name: nameIn(language, topic),
      ...(topic.mediaTopic === null ? {} : { domain: "http://cv.iptc.org/newscodes/mediatopic/" }),
    })),
    dc: {
      languages: [language],
      creators: authors.map((author) => nameIn(language, author)),
      ...(publisher === null ? {} : { publishers: [nameIn(language, publisher)] }),
    },
    content: { encoded: contentHtml(item) },
  }
}
