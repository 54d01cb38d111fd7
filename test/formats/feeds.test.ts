import { XMLParser, XMLValidator } from "fast-xml-parser"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import type { FeedDocument, FeedItem } from "../../src/formats/feeds/feed-document.ts"
import { FEED_FORMATS } from "../../src/formats/feeds/feed-formats.ts"
import { BARE, FULL } from "./documents.ts"

// Feeds against the rules of their formats, read by a parser that knows nothing of feeds.

const item = (article: typeof FULL, more: Partial<FeedItem> = {}): FeedItem => ({
  ...article,
  id: `urn:uuid:${article.slug === "bare" ? 1 : 2}`,
  isWhole: true,
  authors: article.people.filter(({ role }) => role === "AUTHOR").map(({ person }) => person),
  ...more,
})
const feed = (items: FeedItem[]): FeedDocument => ({
  id: "urn:uuid:0",
  titles: { ar: "سياسة", en: "Politics & more" },
  self: "http://news.test/feeds/topics/%D8%AC.rss",
  origin: "http://news.test",
  items,
})
const write = (suffix: string, items: FeedItem[]) => FEED_FORMATS[suffix]?.write(feed(items)) as string
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  isArray: (name) => ["item", "entry", "link", "category"].includes(name),
})
const CASES: [string, FeedItem[]][] = [
  ["two articles", [item(FULL), item(BARE)]],
  ["none", []],
  [
    "words that XML cannot hold",
    [item(FULL, { headline: "a\u0001\u001f ]]> \uffff&amp;", body: "]]> x\u0000", summary: "<![CDATA[" })],
  ],
]

describe.each(CASES)("with %s", (_, items) => {
  it("RSS 2.0 has what the specification wants", () => {
    const xml = write(".rss", items)
    expect(XMLValidator.validate(xml)).toBe(true)
    const { rss } = parser.parse(xml)
    expect(rss["@version"]).toBe("2.0")
    for (const name of ["title", "link", "description"]) expect(String(rss.channel[name])).not.toBe("")
    expect(rss.channel["atom:link"]).toMatchObject({ "@rel": "self", "@href": "http://news.test/feeds/topics/%D8%AC.rss" })
    for (const { title, guid, pubDate, link } of rss.channel.item ?? []) {
      expect(title).toBeTruthy()
      expect(guid["@isPermaLink"]).toBe("false")
      expect(URL.canParse(String(link[0] ?? link))).toBe(true)
      if (pubDate) expect(pubDate).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d (GMT|\+0000)$/)
    }
    expect(rss.channel.item?.length ?? 0).toBe(items.length)
  })

  it("Atom has what RFC 4287 wants", () => {
    const xml = write(".atom", items)
    expect(XMLValidator.validate(xml)).toBe(true)
    const { feed } = parser.parse(xml)
    expect(feed["@xmlns"]).toBe("http://www.w3.org/2005/Atom")
    expect([feed.id, feed.author.name].every(Boolean)).toBe(true)
    for (const { id, title, updated, link, content } of [feed, ...(feed.entry ?? [])]) {
      expect(id).toMatch(/^urn:uuid:/)
      expect(title).toBeTruthy()
      expect(updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
      expect(link.length).toBeGreaterThan(0)
      if (content) expect(content["@type"]).toBe("html")
      // No two alternates of one type and language (4.1.2).
      const alternates = link.filter((each: Record<string, string>) => each["@rel"] === "alternate")
      const kinds = alternates.map((each: Record<string, string>) => `${each["@type"]} ${each["@hreflang"]}`)
      expect(new Set(kinds).size).toBe(kinds.length)
    }
    expect(feed.entry?.length ?? 0).toBe(items.length)
  })

  it("JSON Feed has what version 1.1 wants", () => {
    const author = z.strictObject({ name: z.string().optional(), url: z.url().optional() })
    const schema = z.strictObject({
      version: z.literal("https://jsonfeed.org/version/1.1"),
      title: z.string().min(1),
      home_page_url: z.url(),
      feed_url: z.url(),
      language: z.string().optional(),
      items: z.array(
        z.strictObject({
          id: z.string().min(1),
          url: z.url(),
          external_url: z
            .string()
            .refine((url) => URL.canParse(url))
            .optional(),
          title: z.string(),
          content_html: z.string().min(1),
          summary: z.string(),
          date_published: z.iso.datetime().optional(),
          date_modified: z.iso.datetime().optional(),
          authors: z.array(author).min(1).optional(),
          tags: z.array(z.string()).optional(),
          language: z.string(),
          _isnad: z.object({ slug: z.string(), direction: z.enum(["rtl", "ltr"]), publisher: z.string().nullable() }),
        }),
      ),
    })
    const { items: written } = schema.parse(
      JSON.parse(write(".json", items).replaceAll("https://paper.example/أخبار", "https://paper.example/a")),
    )
    expect(new Set(written.map(({ id }) => id)).size).toBe(items.length)
  })
})

describe("what readers see", () => {
  it("is text, whatever it looks like", () => {
    const html = JSON.parse(write(".json", [item(FULL)])).items[0].content_html as string
    expect(html).toContain('<div lang="ar" dir="rtl">')
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;")
    expect(html).not.toMatch(/<script/)
    const { rss } = parser.parse(write(".rss", [item(FULL)]))
    expect(rss.channel.item[0].title).toBe(FULL.headline)
  })

  it("links to where the article was published, else to its words here", () => {
    const urls = JSON.parse(write(".json", [item(FULL), item(BARE)])).items.map(({ url }: { url: string }) => url)
    expect(urls).toEqual([FULL.url, "http://news.test/articles/bare.txt"])
  })

  it("names the one language that all items have, and none where they have several", () => {
    expect(parser.parse(write(".rss", [item(FULL)])).rss.channel.language).toBe("ar")
    expect(parser.parse(write(".rss", [item(FULL), item(BARE)])).rss.channel.language).toBeUndefined()
  })
})
