import { toAtom } from "./atom-writer.ts"
import type { FeedDocument } from "./feed-document.ts"
import { toJsonFeed } from "./json-feed-writer.ts"
import { toRss } from "./rss-writer.ts"

export interface FeedFormat {
  readonly contentType: string
  write(feed: FeedDocument): string
}

/** The formats of feeds, by the suffix of the address. */
export const FEED_FORMATS: Readonly<Record<string, FeedFormat>> = {
  ".rss": { contentType: "application/rss+xml; charset=utf-8", write: toRss },
  ".atom": { contentType: "application/atom+xml; charset=utf-8", write: toAtom },
  ".json": { contentType: "application/feed+json; charset=utf-8", write: toJsonFeed },
}
