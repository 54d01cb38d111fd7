import { Readability } from "@mozilla/readability"
import { parseHTML } from "linkedom"
import { Failure } from "../../failure.ts"
import type { Incoming } from "../incoming.ts"
import { articlesInJsonLd, readJsonLd } from "../json-ld/reader.ts"
import { addressOf, defined, type JsonObject, textOf } from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { blocksOfHtml, lineOfMarkup } from "../safe-text.ts"
import { timeOf } from "../times.ts"
import { MOST_ELEMENTS, type PageParts, partsOfPage, restored } from "./page-parts.ts"
import { DEEPEST } from "./parser.ts"

/**
 * The article on a page: what its JSON-LD says of it, else its meta elements; and its main text, as reader views find it. Scripts do not
 * run, nothing is fetched, and of the markup only the words are kept.
 * @throws Failure INVALID_CONTENT where the page is too large to be an article.
 */
export function readHtmlPage(html: string, file: string, fileName: string): Incoming {
  try {
    const page = partsOfPage(html)
    if (page.isTooDeep) throw new RangeError(`it is nested too deeply, more than ${DEEPEST} levels`)
    const [described, ...others] = articlesOf(page)
    const told = described ? readJsonLd(described, file, fileName) : null
    const meta = metaOf(page)
    const published = told?.publishedAt
      ? {}
      : timeOf(meta("article:published_time", "date", "dc.date", "datepublished"), "date")
    const headline = told?.headline ?? lineOf(meta("og:title", "twitter:title", "dc.title") ?? page.title)
    const isWritten = told !== null && "blocks" in told.body && told.body.blocks.length > 0
    const blocks = isWritten && "blocks" in told.body ? told.body.blocks : mainText(page, headline)
    const author = lineOf(meta("author", "dc.creator", "article:author"))
    return defined({
      ...(told ?? { ids: [], people: [], subjects: [], cited: [], mentioned: [] }),
      ...{ format: "HTML page" as const, file, fileName, headline },
      body: { blocks },
      slug: undefined,
      summary: told?.summary ?? lineOf(meta("og:description", "description", "dc.description")),
      language: told?.language ?? textOf(page.language),
      publishedAt: told?.publishedAt ?? published.instant,
      url: told?.url ?? addressOf(page.canonical) ?? addressOf(meta("og:url")),
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
function articlesOf({ jsonLd }: PageParts): JsonObject[] {
  return jsonLd.flatMap((text) => {
    try {
      return articlesInJsonLd(JSON.parse(text))
    } catch (error) {
      // Many pages have some that is broken; what their elements say is still there.
      if (error instanceof SyntaxError) return []
      throw error
    }
  })
}

function metaOf({ meta }: PageParts): (...names: string[]) => string | undefined {
  return (...names) => names.map((name) => textOf(meta.get(name))).find((content) => content !== undefined)
}

function mainText({ elements, isTooMuch, markup }: PageParts, headline: string | undefined): Block[] {
  if (elements > MOST_ELEMENTS) throw new RangeError(`it has ${elements} elements, where ${MOST_ELEMENTS} are the most`)
  if (isTooMuch) throw new RangeError("it has too many elements and too much text at too many levels")
  if (elements === 0) return blocksOfHtml(markup)
  const found = new Readability(parseHTML(markup).document as never).parse()
  const blocks = blocksOfHtml(found?.content ?? markup).map(({ kind, text }) => ({ kind, text: restored(text) }))
  return blocks[0]?.kind === "HEADING" && blocks[0].text === headline ? blocks.slice(1) : blocks
}

function siteOf(name: string | undefined): Incoming["publisher"] {
  return name === undefined ? undefined : { name, explicit: false }
}

function lineOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textOf(lineOfMarkup(text))
}
