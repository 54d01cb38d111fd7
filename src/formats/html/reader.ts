import { Failure } from "../../failure.ts"
import { fold } from "../../text/fold.ts"
import { addressOf, firstAddress } from "../addresses.ts"
import type { Incoming } from "../incoming.ts"
import { parseMendedJson } from "../json-ld/mended-json.ts"
import {
  articlesInJsonLd,
  type JsonLdArticle,
  type JsonLdNodes,
  nodesInJsonLd,
  pagesOf,
  readJsonLd,
} from "../json-ld/reader.ts"
import { defined, type JsonObject, listOf, textOf } from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { lineOfMarkup } from "../safe-text.ts"
import { sameAddressKey } from "../same-address.ts"
import { timeOf } from "../times.ts"
import { isSameLine } from "./furniture.ts"
import { type MainText, mainText } from "./main-text.ts"
import { withoutSite } from "./page-headline.ts"
import { type PageParts, partsOfPage } from "./page-parts.ts"
import { DEEPEST } from "./parser.ts"

const PUBLISHED =
  "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued publishdate publish-date pubdate parsely-pub-date sailthru.date article.published".split(
    " ",
  )
const MODIFIED = "article:modified_time og:updated_time datemodified dcterms.modified last-modified".split(" ")

/**
 * The article on a page: what its JSON-LD says of it, else its meta elements; and its main text, as reader views find it. Scripts do not
 * run, nothing is fetched, and of the markup only the words are kept.
 * @throws Failure INVALID_CONTENT where the page is too large to be an article.
 */
export function readHtmlPage(html: string, file: string, fileName: string): Incoming {
  try {
    const page = partsOfPage(html)
    if (page.isTooDeep) throw new RangeError(`it is nested too deeply, more than ${DEEPEST} levels`)
    return readPage(page, file, fileName)
  } catch (error) {
    if (error instanceof Failure) throw error
    const { message } = error as Error
    const reason = message.startsWith("Maximum call stack") ? "it is nested too deeply" : message
    throw new Failure(
      "INVALID_CONTENT",
      `${file}: expected a page with an article, but ${reason}. Give its words as a text file.`,
    )
  }
}

function readPage(page: PageParts, file: string, fileName: string): Incoming {
  const meta = metaOf(page)
  const { articles, nodes, notes } = jsonLdOf(page)
  const base = addressOf(page.base, addressOf(meta("og:url"))) ?? addressOf(page.canonical) ?? addressOf(meta("og:url"))
  const own = firstAddress([page.canonical, meta("og:url")], base)
  const titles = [lineOf(meta("og:title")), lineOf(meta("twitter:title", "dc.title")), lineOf(page.title), ...page.headings]
  const described = ownArticle(articles, own.address, titles)
  const told = described ? readJsonLd(described.item, file, fileName, nodes, base) : null
  const others = articles.length - (described ? 1 : 0)
  const given = told?.headline ?? titles.find((title) => title !== undefined)
  const sites = [meta("og:site_name", "application-name"), told?.publisher?.name, hostIn(own.address), ...namesOfSites(nodes)]
  const headline =
    given === undefined
      ? undefined
      : withoutSite(given, { sites: sites.filter((site) => site !== undefined), headings: page.headings })
  const author = lineOf(meta("author", "dc.creator", "article:author", "parsely-author", "sailthru.author"))
  const people =
    told && told.people.length > 0
      ? told.people
      : author === undefined || /^https?:/.test(author)
        ? []
        : [{ name: author, role: "AUTHOR" as const, said: "AS_AUTHOR" as const }]
  const text = textOfPage(
    page,
    told,
    headline,
    people.flatMap(({ name }) => name ?? []),
  )
  const published = told?.publishedAt ? {} : timeOf(meta(...PUBLISHED), "date")
  const publishedAt = told?.publishedAt ?? published.instant
  const url = told?.url ?? own.address
  const pictured = meta("og:image", "twitter:image") !== undefined ? ["images"] : []
  const media = new Set([...text.media, ...pictured, ...(meta("og:video") === undefined ? [] : ["video"])])
  const ofArticle = (told?.notes ?? []).filter(
    (note) => !note.startsWith("no place for: ") && (url === undefined || !note.startsWith("address: ")),
  )
  return defined({
    ...(told ?? { ids: [], subjects: [], cited: [], mentioned: [] }),
    ...{ format: "HTML page" as const, file, fileName, headline },
    body: { blocks: text.blocks },
    slug: undefined,
    summary: told?.summary ?? lineOf(meta("og:description", "description", "dc.description")),
    language: told?.language ?? textOf(page.language) ?? meta("content-language", "og:locale"),
    publishedAt,
    updatedAt: told?.updatedAt ?? timeOf(meta(...MODIFIED), "").instant,
    url,
    publisher: told?.publisher ?? siteOf(meta("og:site_name", "dc.publisher")),
    people,
    notes: [
      ...notes,
      ...ofArticle,
      ...(published.note ? [published.note] : []),
      ...(publishedAt === undefined && !published.note && !ofArticle.some((note) => note.startsWith("date: "))
        ? ["no date"]
        : []),
      ...(url === undefined && own.note ? [own.note] : []),
      ...(others > 0
        ? [`the page describes ${others} ${described ? "articles more" : "other articles"}, which are left out`]
        : []),
      ...text.notes,
      ...(media.size > 0 ? [`no place for: ${[...media].toSorted().join(", ")}`] : []),
    ],
  })
}

/** What the page's scripts say in JSON-LD, and which of them cannot be read. */
function jsonLdOf({ jsonLd }: PageParts): { articles: JsonLdArticle[]; nodes: JsonLdNodes; notes: string[] } {
  const notes: string[] = []
  const values = jsonLd.flatMap((text, index) => {
    if (text.trim() === "") return []
    const json = parseMendedJson(text)
    if ("value" in json) return [json.value]
    const which = jsonLd.length > 1 ? `script ${index + 1}, ` : ""
    notes.push(
      `JSON-LD: it cannot be read (${which}line ${json.mistake.line}: ${json.mistake.message}); what the page's elements say stands`,
    )
    return []
  })
  return { articles: values.flatMap((value) => articlesInJsonLd(value)), nodes: nodesInJsonLd(values), notes }
}

/**
 * The article that the page is about, among all that it describes: the one of the page's address, else the one of its headline, else the
 * first that stands in no list, unless it says that it has another page.
 */
function ownArticle(
  articles: readonly JsonLdArticle[],
  address: string | undefined,
  titles: readonly (string | undefined)[],
): JsonLdArticle | undefined {
  const key = address === undefined ? undefined : sameAddressKey(address)
  const isHere = ({ item }: JsonLdArticle) => pagesOf(item).some((page) => sameAddressKey(page) === key)
  const isTitled = ({ item }: JsonLdArticle) => titles.some((title) => title !== undefined && isTitledLike(title, item))
  const alone = articles.filter(({ isListed }) => !isListed)
  const isElsewhere = (article: JsonLdArticle) => key !== undefined && pagesOf(article.item).length > 0 && !isHere(article)
  return (
    (key === undefined ? undefined : (alone.find(isHere) ?? articles.find(isHere))) ??
    alone.find(isTitled) ??
    articles.find(isTitled) ??
    (titles.some((title) => title !== undefined) && alone.length > 1
      ? undefined
      : alone.find((article) => !isElsewhere(article)))
  )
}

/** Whether a title is an article's headline, or begins with it, as where the site's name follows. */
function isTitledLike(title: string, item: JsonObject): boolean {
  const headline = textOf(listOf(item.headline ?? item.name)[0])
  if (headline === undefined) return false
  return (
    isSameLine(title, headline) ||
    (headline.length > 10 &&
      (fold(title).startsWith(fold(headline)) || (fold(headline).startsWith(fold(title)) && title.length > 10)))
  )
}

/** The names of sites and organisations that the page describes. */
function namesOfSites(nodes: JsonLdNodes): string[] {
  return [...nodes.values()].flatMap((node) =>
    listOf(node["@type"]).some((type) => /(?:WebSite|Organization)$/.test(String(type))) ? (textOf(node.name) ?? []) : [],
  )
}

function hostIn(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).hostname.replace(/^www\./, "")
}

function metaOf({ meta }: PageParts): (...names: string[]) => string | undefined {
  return (...names) => names.map((name) => textOf(meta.get(name))).find((content) => content !== undefined)
}

/**
 * The text that JSON-LD gives, unless the page has more of it: many sites put only the beginning there, or all of it as one paragraph.
 */
function textOfPage(
  page: PageParts,
  told: Incoming | null,
  headline: string | undefined,
  authors: readonly string[],
): MainText {
  const given = told && "blocks" in told.body ? told.body.blocks : []
  if (given.length === 0) {
    const seen = mainText(page, headline, authors)
    return { ...seen, notes: ["text: what a reader view finds on the page", ...seen.notes] }
  }
  const asGiven: MainText = { blocks: given, notes: ["text: as its JSON-LD has it"], media: [] }
  const seen = viewOr(page, headline, authors)
  if (seen === null) return asGiven
  const [ours, theirs] = [lettersIn(seen.blocks), lettersIn(given)]
  const isAll = holds(seen.blocks, given)
  if (isAll && ours > theirs * 1.05)
    return { ...seen, notes: ["text: what a reader view finds on the page; its JSON-LD has less of it", ...seen.notes] }
  if (isAll && given.length === 1 && seen.blocks.length > 1)
    return {
      ...seen,
      notes: ["text: what a reader view finds on the page; its JSON-LD has it as one paragraph", ...seen.notes],
    }
  return { ...asGiven, media: seen.media }
}

/** What a reader view finds; null where the page is too large for one, since its text is given. */
function viewOr(page: PageParts, headline: string | undefined, authors: readonly string[]): MainText | null {
  try {
    return mainText(page, headline, authors)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function lettersIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + keyOf(text).length, 0)
}

/** Whether a text has nearly all of another: most of its sentences. A last one may be cut. */
function holds(blocks: readonly Block[], others: readonly Block[]): boolean {
  const all = blocks.map(({ text }) => keyOf(text)).join("")
  const sentences = others
    .flatMap(({ text }) => text.replace(/(?:…|\.\.\.)\s*$/, "").split(/(?<=[.!?؟۔])\s+/))
    .map(keyOf)
    .filter((sentence) => sentence.length > 3)
  const found = sentences.filter((sentence) => all.includes(sentence))
  return sentences.length > 0 && found.length >= sentences.length * 0.8
}

function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "")
}

function siteOf(name: string | undefined): Incoming["publisher"] {
  return name === undefined ? undefined : { name, explicit: false }
}

function lineOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textOf(lineOfMarkup(text))
}
