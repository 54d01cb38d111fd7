import { Failure } from "../../failure.ts"
import { addressOf, firstAddress } from "../addresses.ts"
import type { Incoming } from "../incoming.ts"
import { articlesInJsonLd, type JsonLdArticle, type JsonLdNodes, nodesInJsonLd } from "../json-ld/articles.ts"
import { parseMendedJson } from "../json-ld/mended-json.ts"
import { readJsonLd } from "../json-ld/reader.ts"
import { defined, listOf, textOf } from "../json-values.ts"
import { lineOfMarkup } from "../safe-text.ts"
import { timeOf } from "../times.ts"
import { ownArticle } from "./own-article.ts"
import { withoutSite } from "./page-headline.ts"
import { type PageParts, partsOfPage } from "./page-parts.ts"
import { textOfPage } from "./page-text.ts"
import { DEEPEST } from "./parser.ts"

const PUBLISHED =
  "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued publishdate publish-date pubdate parsely-pub-date sailthru.date article.published".split(
    " ",
  )
const MODIFIED = "article:modified_time og:updated_time datemodified dcterms.modified last-modified".split(" ")

/**
 * Reads the article on a page: its JSON-LD, or else its meta elements, and its main text. Scripts do not run, nothing is
 * loaded, and only the words of the markup are kept. @throws Failure INVALID_CONTENT if the page is too large to be an article.
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

/** What the page's JSON-LD scripts say, and notes on those that cannot be parsed. */
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

function siteOf(name: string | undefined): Incoming["publisher"] {
  return name === undefined ? undefined : { name, explicit: false }
}

function lineOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textOf(lineOfMarkup(text))
}
