import { generateAtomFeed } from "feedsmith"
import { withoutControls } from "../../text/controls.ts"
import { nameIn } from "../article-document.ts"
import {
  addressOf,
  contentHtml,
  dataAddressOf,
  digestOf,
  type FeedDocument,
  type FeedItem,
  itemUpdatedAt,
  onlyLanguage,
  titleOf,
  updatedAt,
} from "./feed-document.ts"

// Atom 1.0 (RFC 4287).

export function toAtom(feed: FeedDocument): string {
  const language = onlyLanguage(feed)
  return withoutControls(
    generateAtomFeed({
      id: feed.id,
      title: { value: titleOf(feed), type: "text" },
      updated: new Date(updatedAt(feed)),
      // Every Atom entry must have an author; the feed's stands for those without one.
      authors: [{ name: "Isnad" }],
      generator: { text: "Isnad" },
      links: [{ href: feed.self, rel: "self", type: "application/atom+xml" }],
      ...(language === null ? {} : { xml: { lang: language } }),
      entries: feed.items.map((item) => atomEntry(feed, item)),
    }),
  )
}

function atomEntry(feed: FeedDocument, item: FeedItem) {
  const { headline, language, publishedAt, publisher, topics, authors, id, url } = item
  const names = authors.length > 0 ? authors : publisher === null ? [] : [publisher]
  return {
    id,
    title: { value: headline, type: "text" },
    updated: new Date(itemUpdatedAt(item)),
    ...(publishedAt === null ? {} : { published: new Date(publishedAt) }),
    ...(names.length === 0 ? {} : { authors: names.map((name) => ({ name: nameIn(language, name) })) }),
    links: [
      { href: addressOf(feed, item), rel: "alternate", type: url === null ? "text/plain" : "text/html", hreflang: language },
      { href: dataAddressOf(feed, item), rel: "alternate", type: "application/ld+json" },
    ],
    categories: topics.map(({ slug, mediaTopic, ...names }) => ({
      term: mediaTopic ?? slug,
      ...(mediaTopic === null ? {} : { scheme: "http://cv.iptc.org/newscodes/mediatopic/" }),
      label: nameIn(language, { slug, ...names }),
    })),
    summary: { value: digestOf(item), type: "text" },
    content: { value: contentHtml(item), type: "html" },
    xml: { lang: language },
  }
}
