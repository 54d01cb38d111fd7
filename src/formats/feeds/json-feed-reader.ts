import { addressOf } from "../addresses.ts"
import type { Incoming } from "../incoming.ts"
import { isObject, type JsonObject, listOf, objectsOf, textOf } from "../json-values.ts"
import { type FeedHead, readFeedItems } from "./item-reader.ts"

// JSON Feed 1.0 and 1.1.

export function isJsonFeed(value: unknown): value is JsonObject {
  return isObject(value) && /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(textOf(value.version) ?? "")
}

export function readJsonFeed(feed: JsonObject, file: string, fileName: string): Incoming[] {
  const head: FeedHead = {
    ...{ format: "JSON Feed", file, fileName },
    title: textOf(feed.title),
    home: textOf(feed.home_page_url) ?? textOf(feed.feed_url),
    base: addressOf(feed.home_page_url) ?? addressOf(feed.feed_url),
    language: textOf(feed.language),
  }
  const items = objectsOf(feed.items).map((item) => {
    const people = [...objectsOf(item.authors), ...objectsOf(item.author)]
    const html = textOf(item.content_html)
    const extension = isObject(item._isnad) ? item._isnad : {}
    return {
      id: textOf(item.id),
      title: textOf(item.title),
      content: html ?? textOf(item.content_text),
      summary: textOf(item.summary),
      plain: html === undefined,
      published: textOf(item.date_published),
      updated: textOf(item.date_modified),
      url: textOf(item.external_url) ?? textOf(item.url),
      language: textOf(item.language),
      authors: people.map(({ name }) => textOf(name)),
      publisher: textOf(extension.publisher),
      categories: listOf(item.tags).map((tag) => ({ name: textOf(tag) })),
      others: ["image", "banner_image", "attachments"].filter((key) => item[key] !== undefined),
    }
  })
  return readFeedItems(head, items)
}
