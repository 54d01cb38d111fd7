import { type AtomFeed, parseAtomFeed, parseRdfFeed, parseRssFeed, type RdfFeed, type RssFeed } from "feedsmith"
import { Failure } from "../../failure.ts"
import { addressOf } from "../addresses.ts"
import type { Incoming } from "../incoming.ts"
import { textOf } from "../json-values.ts"
import { type FeedHead, type FeedItem, readFeedItems } from "./item-reader.ts"
import { mendXml } from "./mended-xml.ts"

// What may stand before the outermost element. These are matched one after the other: a single pattern for all of them would
// try every way to divide the text between them.
const BEFORE_ROOT = [/\s+/y, /<\?[\s\S]*?\?>/y, /<!--[\s\S]*?-->/y, /<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>/iy]
const ROOT = /<([a-z][\w:.-]*)/iy

/** The name of a document's outermost element, behind declaration, comments and document type, as it is written. */
export function rootOf(markup: string): string | undefined {
  const head = markup.slice(0, 65_536).replace(/^\uFEFF/, "")
  let at = 0
  for (let end: number | undefined = 0; end !== undefined; ) {
    at = end
    end = BEFORE_ROOT.map((pattern) => matchAt(pattern, head, at)).find((match) => match !== null)?.end
  }
  return matchAt(ROOT, head, at)?.group
}

/** @param pattern is sticky. */
function matchAt(pattern: RegExp, text: string, at: number): { end: number; group: string | undefined } | null {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match && { end: at + match[0].length, group: match[1] }
}

/**
 * Reads the items of an RSS 2.0, RSS 1.0 or Atom feed. XML must be well-formed but for some unambiguous flaws, and must not
 * declare entities, so that no document expands without end or loads anything. @throws Failure INVALID_CONTENT where it is
 * broken.
 */
export function readFeedXml(markup: string, file: string, fileName: string): Incoming[] {
  const root = rootOf(markup) ?? ""
  const { xml, notes } = mendXml(markup, root, file)
  const kind = root.toLowerCase()
  const read = kind === "rdf:rdf" ? readRdf : /^(?:atom:)?feed$/.test(kind) ? readAtom : readRss
  const { head, items } = parsing(() => read(xml, file, fileName), file)
  return readFeedItems(head, items, notes)
}

interface Read {
  readonly head: FeedHead
  readonly items: readonly FeedItem[]
}

function parsing<Feed>(parse: () => Feed, file: string): Feed {
  try {
    return parse()
  } catch (error) {
    const reason =
      error instanceof RangeError ? "it is nested too deeply" : "it is none: no channel or feed with items stands in it"
    throw new Failure("INVALID_CONTENT", `${file}: expected a feed that follows RSS 2.0, RSS 1.0 or Atom, but ${reason}.`)
  }
}

function readRss(xml: string, file: string, fileName: string): Read {
  const feed = parseRssFeed(xml)
  const self = feed.atom?.links?.find(({ rel }) => rel === "self")?.href
  const head: FeedHead = {
    ...{ format: "RSS", file, fileName },
    title: textOf(feed.title),
    home: addressOf(feed.link, self) ?? textOf(feed.link),
    base: addressOf(feed.link, self) ?? addressOf(self),
    language: textOf(feed.language) ?? feed.dc?.languages?.[0],
  }
  return { head, items: (feed.items ?? []).map(rssItem) }
}

function rssItem(item: RssFeed.Item<string>): FeedItem {
  const { title, link, description, guid, pubDate, authors = [], categories = [], dc, content, dcterms } = item
  const isLink = guid?.value !== undefined && guid.isPermaLink !== false && /^https?:/i.test(guid.value)
  return {
    id: guid?.value,
    title: title ?? dc?.titles?.[0],
    content: content?.encoded,
    summary: description ?? dc?.descriptions?.[0],
    published: pubDate ?? dc?.dates?.[0] ?? dcterms?.issued?.[0] ?? dcterms?.created?.[0],
    updated: dcterms?.modified?.[0] ?? item.atom?.updated,
    url: link ?? (isLink ? guid.value : undefined),
    language: dc?.languages?.[0],
    authors: [...authors.map(({ name }) => name), ...(dc?.creators ?? [])],
    publisher: dc?.publishers?.[0],
    categories: categories.map(({ name, domain }) => ({ name, code: `${domain ?? ""}${name ?? ""}` })),
    others: othersOf({ enclosures: item.enclosures, media: item.media, comments: item.comments, source: item.source }),
  }
}

/** RSS 1.0 is RDF: an item's id is the address that it is about. */
function readRdf(xml: string, file: string, fileName: string): Read {
  const feed = parseRdfFeed(xml)
  const home = addressOf(feed.link, feed.rdf?.about)
  const head: FeedHead = {
    ...{ format: "RSS", file, fileName },
    title: textOf(feed.title),
    home: home ?? textOf(feed.link),
    base: home ?? addressOf(feed.rdf?.about),
    language: feed.dc?.languages?.[0],
  }
  return { head, items: (feed.items ?? []).map(rdfItem) }
}

function rdfItem({ title, link, description, rdf, dc, content, dcterms, media }: RdfFeed.Item<string>): FeedItem {
  return {
    id: rdf?.about ?? link,
    title: title ?? dc?.titles?.[0],
    content: content?.encoded,
    summary: description ?? dc?.descriptions?.[0],
    published: dc?.dates?.[0] ?? dcterms?.issued?.[0],
    updated: dcterms?.modified?.[0],
    url: link ?? rdf?.about,
    language: dc?.languages?.[0],
    authors: dc?.creators ?? [],
    publisher: dc?.publishers?.[0],
    categories: (dc?.subjects ?? []).map((name) => ({ name })),
    others: othersOf({ media }),
  }
}

function readAtom(xml: string, file: string, fileName: string): Read {
  const feed = parseAtomFeed(xml)
  const links = feed.links ?? []
  const self = links.find(({ rel }) => rel === "self")?.href
  const alternate = links.find(({ rel }) => rel === undefined || rel === "alternate")?.href
  const base = addressOf(feed.xml?.base, self) ?? addressOf(self)
  const head: FeedHead = {
    ...{ format: "Atom", file, fileName },
    title: textOf(feed.title?.value),
    home: addressOf(alternate, base) ?? textOf(alternate),
    base: base ?? addressOf(alternate),
    language: feed.xml?.lang,
  }
  return { head, items: (feed.entries ?? []).map((entry) => atomEntry(entry as AtomFeed.Entry<string>, head.base)) }
}

function atomEntry(entry: AtomFeed.Entry<string>, feedBase: string | undefined): FeedItem {
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
    base: addressOf(entry.xml?.base, feedBase),
    language: entry.xml?.lang ?? content?.xml?.lang ?? entry.dc?.languages?.[0],
    authors: [...authors.map(({ name }) => name), ...(entry.dc?.creators ?? [])],
    publisher: entry.dc?.publishers?.[0],
    categories: categories.map(({ term, label, scheme }) => ({
      name: label ?? term,
      code: /^medtop:/.test(term ?? "") ? term : `${scheme ?? ""}${term ?? ""}`,
    })),
    withheld: entry.app?.control?.draft === true ? "it is a draft (app:draft)" : undefined,
    others: [...links.filter(({ rel }) => rel === "enclosure").map(() => "enclosures"), ...othersOf({ source, media })],
  }
}

/** The names of what an item has. */
function othersOf(parts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [name]))
}
