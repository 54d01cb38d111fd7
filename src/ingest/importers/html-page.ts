import { Readability } from "@mozilla/readability"
import { parseHTML } from "linkedom"
import { Failure } from "../../failure.ts"
import type { Incoming } from "./incoming.ts"
import { articlesInJsonLd, readJsonLd } from "./json-ld.ts"
import { addressOf, defined, type JsonObject, textOf } from "./json-values.ts"
import type { Block } from "./paragraphs.ts"
import { blocksOfHtml, lineOfMarkup, sizeOfHtml } from "./safe-text.ts"
import { timeOf } from "./times.ts"

/** The reader view's time grows with the elements and with the cube of their depth: at these bounds it takes seconds. */
const MOST_ELEMENTS = 20_000
const DEEPEST = 200

/** What linkedom's document is used for here. */
interface Page {
  readonly documentElement: { getAttribute(name: string): string | null } | null
  readonly title: string
  querySelector(selector: string): { getAttribute(name: string): string | null; textContent: string | null } | null
  querySelectorAll(selector: string): Iterable<{ textContent: string | null }>
}

/**
 * The article on a page: what its JSON-LD says of it, else its meta elements; and its main text, as reader views find it. Scripts do not
 * run, nothing is fetched, and of the markup only the words are kept.
 * @throws Failure INVALID_CONTENT where the page is too large to be an article.
 */
export function readHtmlPage(html: string, file: string, fileName: string): Incoming {
  try {
    const page = parseHTML(html).document as unknown as Page
    const [described, ...others] = articlesOf(page)
    const told = described ? readJsonLd(described, file, fileName) : null
    const meta = metaOf(page)
    const published = told?.publishedAt
      ? {}
      : timeOf(meta("article:published_time", "date", "dc.date", "datepublished"), "date")
    const headline = told?.headline ?? lineOf(meta("og:title", "twitter:title", "dc.title") ?? page.title)
    const isWritten = told !== null && "blocks" in told.body && told.body.blocks.length > 0
    const blocks = isWritten && "blocks" in told.body ? told.body.blocks : mainText(page, html, headline)
    const author = lineOf(meta("author", "dc.creator", "article:author"))
    return defined({
      ...(told ?? { ids: [], people: [], subjects: [], cited: [], mentioned: [] }),
      ...{ format: "HTML page" as const, file, fileName, headline },
      body: { blocks },
      slug: undefined,
      summary: told?.summary ?? lineOf(meta("og:description", "description", "dc.description")),
      language: told?.language ?? textOf(page.documentElement?.getAttribute("lang")),
      publishedAt: told?.publishedAt ?? published.instant,
      url:
        told?.url ?? addressOf(page.querySelector('link[rel="canonical"]')?.getAttribute("href")) ?? addressOf(meta("og:url")),
      publisher: told?.publisher ?? siteOf(meta("og:site_name", "dc.publisher")),
      people:
        told && told.people.length > 0
          ? told.people
          : author === undefined || /^https?:/.test(author)
            ? []
            : [{ name: author, role: "AUTHOR" as const, said: "AS_AUTHOR" as const }],
      notes: [
        ...(told?.notes ?? []),
        ...(published.note ? [published.note] : []),
        ...(others.length > 0 ? [`the page describes ${others.length} articles more, which are left out`] : []),
        isWritten ? "text: as its JSON-LD has it" : "text: what a reader view finds on the page",
      ],
    })
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

/** A page shows one article, but may say something of others beside it. */
function articlesOf(page: Page): JsonObject[] {
  return [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap(({ textContent }) => {
    try {
      return articlesInJsonLd(JSON.parse(textContent ?? ""))
    } catch (error) {
      // Many pages have some that is broken; what their elements say is still there.
      if (error instanceof SyntaxError) return []
      throw error
    }
  })
}

function metaOf(page: Page): (...names: string[]) => string | undefined {
  return (...names) => {
    for (const name of names) {
      const element = page.querySelector(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)
      const content = textOf(element?.getAttribute("content"))
      if (content !== undefined) return content
    }
    return undefined
  }
}

function mainText(page: Page, html: string, headline: string | undefined): Block[] {
  const { elements, depth } = sizeOfHtml(html)
  if (elements > MOST_ELEMENTS) throw new RangeError(`${elements} elements are more than ${MOST_ELEMENTS}`)
  if (depth > DEEPEST) throw new RangeError(`it is nested too deeply, ${depth} levels where ${DEEPEST} are the most`)
  const found = new Readability(page as never).parse()
  const blocks = blocksOfHtml(found?.content ?? html)
  return blocks[0]?.kind === "HEADING" && blocks[0].text === headline ? blocks.slice(1) : blocks
}

function siteOf(name: string | undefined): Incoming["publisher"] {
  return name === undefined ? undefined : { name, explicit: false }
}

function lineOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textOf(lineOfMarkup(text))
}
