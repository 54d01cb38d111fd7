import { XMLValidator } from "fast-xml-parser"
import { type AtomFeed, parseAtomFeed, parseRssFeed, type RssFeed } from "feedsmith"
import { Failure } from "../../failure.ts"
import type { Incoming } from "../incoming.ts"
import { textOf } from "../json-values.ts"
import { type FeedHead, type FeedItem, readFeedItem } from "./item-reader.ts"

/** What the validator's codes mean. */
const BROKEN: Record<string, string> = {
  InvalidTag: "a tag is not closed, closed by another, or has a name that can be none",
  InvalidXml: "a tag is not closed, or there is none",
  InvalidAttr: "an attribute has no value in quotation marks, or stands twice",
  InvalidChar: "a character stands where none may be, or an & that is not written &amp;",
  InvalidEntity: "an & is not written &amp;",
}

// What may stand before that element. Each is taken once, where the one before it ended: one pattern for all of them would try every
// way to divide them.
const BEFORE_ROOT = [/\s+/y, /<\?[\s\S]*?\?>/y, /<!--[\s\S]*?-->/y, /<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>/iy]
const ROOT = /<([a-z][\w:.-]*)/iy

/** The element that a document begins with, behind declaration, comments and document type. */
export function rootOf(markup: string): string | undefined {
  const head = markup.slice(0, 65_536).replace(/^\uFEFF/, "")
  let at = 0
  for (let end: number | undefined = 0; end !== undefined; ) {
    at = end
    end = BEFORE_ROOT.map((pattern) => matchAt(pattern, head, at)).find((match) => match !== null)?.end
  }
  return matchAt(ROOT, head, at)?.group?.toLowerCase()
}

/** @param pattern is sticky. */
function matchAt(pattern: RegExp, text: string, at: number): { end: number; group: string | undefined } | null {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match && { end: at + match[0].length, group: match[1] }
}

/**
 * The items of an RSS or Atom feed. XML is taken strictly and without any entities of its own: a document that declares some is
 * refused, so that none grows without end or fetches anything.
 * @throws Failure INVALID_CONTENT where it is broken.
 */
export function readFeedXml(markup: string, file: string, fileName: string): Incoming[] {
  const xml = withoutDoctype(markup, file)
  const valid = XMLValidator.validate(xml, { allowBooleanAttributes: false })
  if (valid !== true) {
    const { line, code } = valid.err
    throw new Failure(
      "INVALID_CONTENT",
      `${file}:${line}: expected a feed, but its XML is broken here: ${BROKEN[code] ?? "it is none"}. Fetch it again, whole.`,
    )
  }
  const isAtom = /^(?:atom:)?feed$/.test(rootOf(xml) ?? "")
  return isAtom
    ? readAtom(
        parsing(() => parseAtomFeed(xml), file),
        file,
        fileName,
      )
    : readRss(
        parsing(() => parseRssFeed(xml), file),
        file,
        fileName,
      )
}

function withoutDoctype(markup: string, file: string): string {
  const doctype = /<!doctype[^>[]*(\[?)/i.exec(markup.slice(0, 65_536))
  if (doctype?.[1] === "[" || /<!entity/i.test(markup)) {
    throw new Failure(
      "INVALID_CONTENT",
      `${file}: expected a feed without a document type of its own; entities that a document declares are not read.`,
    )
  }
  if (!doctype) return markup
  const end = markup.indexOf(">", doctype.index)
  // Its line breaks stay, so that lines are counted as in the file.
  const lines = markup.slice(doctype.index, end + 1).replace(/[^\n]/g, "")
  return end < 0 ? markup : markup.slice(0, doctype.index) + lines + markup.slice(end + 1)
}

function parsing<Feed>(parse: () => Feed, file: string): Feed {
  try {
    return parse()
  } catch (error) {
    const reason =
      error instanceof RangeError ? "it is nested too deeply" : "it is none: no channel or feed with items stands in it"
    throw new Failure("INVALID_CONTENT", `${file}: expected a feed that follows RSS 2.0 or Atom, but ${reason}.`)
  }
}

type Rss = ReturnType<typeof parseRssFeed>
type Atom = ReturnType<typeof parseAtomFeed>

function readRss(feed: Rss, file: string, fileName: string): Incoming[] {
  const head: FeedHead = {
    ...{ format: "RSS", file, fileName },
    title: textOf(feed.title),
    home: textOf(feed.link),
    language: textOf(feed.language) ?? feed.dc?.languages?.[0],
  }
  return (feed.items ?? []).map((item: RssFeed.Item<string>, index: number) => readFeedItem(head, rssItem(item), index + 1))
}

function rssItem(item: RssFeed.Item<string>): FeedItem {
  const { title, link, description, guid, pubDate, authors = [], categories = [], dc, content, dcterms } = item
  const isLink = guid?.value !== undefined && guid.isPermaLink !== false && /^https?:/i.test(guid.value)
  return {
    id: guid?.value,
    title: title ?? dc?.titles?.[0],
    content: content?.encoded,
    summary: description ?? dc?.descriptions?.[0],
    published: pubDate ?? dc?.dates?.[0],
    updated: dcterms?.modified?.[0] ?? item.atom?.updated,
    url: link ?? (isLink ? guid.value : undefined),
    language: dc?.languages?.[0],
    authors: [...authors.map(({ name }) => name), ...(dc?.creators ?? [])],
    publisher: dc?.publishers?.[0],
    categories: categories.map(({ name, domain }) => ({ name, code: `${domain ?? ""}${name ?? ""}` })),
    others: Object.entries({
      enclosures: item.enclosures,
      media: item.media,
      comments: item.comments,
      source: item.source,
    }).flatMap(([key, value]) => (value === undefined ? [] : [key])),
  }
}

function readAtom(feed: Atom, file: string, fileName: string): Incoming[] {
  const alternate = feed.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href
  const head: FeedHead = {
    ...{ format: "Atom", file, fileName },
    title: textOf(feed.title?.value),
    home: textOf(alternate),
    language: feed.xml?.lang,
  }
  return (feed.entries ?? []).map((entry, index) => readFeedItem(head, atomEntry(entry as AtomFeed.Entry<string>), index + 1))
}

function atomEntry(entry: AtomFeed.Entry<string>): FeedItem {
  const { id, title, content, summary, published, updated, links = [], authors = [], categories = [], source, media } = entry
  const alternates = links.filter(({ rel }) => rel === undefined || rel === "alternate")
  const page =
    alternates.find(({ type }) => type === "text/html") ?? alternates.find(({ type }) => type === undefined) ?? alternates[0]
  return {
    id,
    title: title?.value,
    content: content?.value,
    summary: summary?.value,
    published,
    updated,
    url: page?.href,
    language: entry.xml?.lang ?? content?.xml?.lang ?? entry.dc?.languages?.[0],
    authors: [...authors.map(({ name }) => name), ...(entry.dc?.creators ?? [])],
    publisher: entry.dc?.publishers?.[0],
    categories: categories.map(({ term, label, scheme }) => ({
      name: label ?? term,
      code: /^medtop:/.test(term ?? "") ? term : `${scheme ?? ""}${term ?? ""}`,
    })),
    others: [
      ...links.filter(({ rel }) => rel === "enclosure").map(() => "enclosures"),
      ...(source === undefined ? [] : ["source"]),
      ...(media === undefined ? [] : ["media"]),
    ],
  }
}
