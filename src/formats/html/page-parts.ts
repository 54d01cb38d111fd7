import { DEEPEST, readHtml } from "./parser.ts"

/** The parts of a page that the importer needs. */
export interface PageParts {
  readonly language: string | undefined
  readonly title: string
  readonly canonical: string | undefined
  /** The content of meta elements, by property, name or itemprop in lower case; of several, the first that is not blank. */
  readonly meta: ReadonlyMap<string, string>
  /** The base of relative addresses, if the page gives one. */
  readonly base: string | undefined
  /** The texts of its first h1 elements; if it has none, of its h2 elements and of bold text. */
  readonly headings: readonly string[]
  /** The contents of its JSON-LD scripts. */
  readonly jsonLd: readonly string[]
  readonly elements: number
  /** Whether an element is nested deeper than `DEEPEST`. */
  readonly isTooDeep: boolean
  /** Whether the page is too large, or too deeply nested, for a reader view. */
  readonly isTooMuch: boolean
  /** The page for the reader view, without what that does not use: other scripts, styles, comments and most attributes. */
  readonly markup: string
}

export const MOST_ELEMENTS = 20_000

// The limit for reader views. For each element, a reader view examines everything inside it, several times, so a chain of
// nested elements takes time by the cube of its length. Therefore each element and text counts with the square of its depth. At
// this limit it takes a few seconds; 20,000 elements may be 27 levels deep on average.
const MOST_WEIGHT = 15_000_000
/** How many UTF-16 units of text take as long as one element. */
const TEXT_LIKE_AN_ELEMENT = 100

/** The attributes by which the reader view judges elements. */
const ATTRIBUTES = new Set(
  "class id style hidden role rel itemprop property name content type href src lang dir aria-hidden aria-modal rowspan colspan summary datatable".split(
    " ",
  ),
)
const LEFT_OUT = new Set(["script", "style", "noscript"])
/** The frame of a page. Pages may leave these elements out; here each is written once. */
const FRAME = new Set(["html", "head", "body", "title", "meta", "link", "base"])
const MOST_HEADINGS = 5
const BOLD = new Set(["h2", "b", "strong", "font"])
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "))

// Characters that would have to be escaped are replaced by code points which Unicode reserves for such use. So no text is read
// as markup, and each text stays one node however often it is serialised and parsed. No-break spaces become spaces later
// anyway.
const STAND_INS: Readonly<Record<string, string>> = { "&": "\ufdd0", "<": "\ufdd1", ">": "\ufdd2", "\u00a0": " " }
const SIGNS: Readonly<Record<string, string>> = { "\ufdd0": "&", "\ufdd1": "<", "\ufdd2": ">" }

/** The original text, from what a reader view made of `markup`. */
export function restored(text: string): string {
  return text.replace(/[\ufdd0-\ufdd2]/g, (sign) => SIGNS[sign] as string)
}

/** Divides a page into its parts, in one pass; linear in the page's length. */
export function partsOfPage(html: string): PageParts {
  const meta = new Map<string, string>()
  const jsonLd: string[] = []
  const markup: string[] = []
  let language: string | undefined
  let canonical: string | undefined
  let title: string | undefined
  let elements = 0
  let depth = 0
  let weight = 0
  let isTooDeep = false
  let drawings = 0
  let leftOut = 0
  // The element to which the next text belongs, if it is not shown on the page.
  let inside: "title" | "json-ld" | null = null
  let base: string | undefined
  let isHeading = false
  const headings: string[] = []
  let isBold = false
  const bold: string[] = []
  const note = (key: string, content: string) => {
    if (!meta.has(key.toLowerCase())) meta.set(key.toLowerCase(), content)
  }
  const isTooMuch = () => weight > MOST_WEIGHT
  const isViewable = () => leftOut === 0 && !isTooDeep && elements <= MOST_ELEMENTS && !isTooMuch()

  readHtml(html, {
    onopentag(name, attributes) {
      elements++
      isTooDeep ||= ++depth > DEEPEST
      weight += depth * depth
      if (name === "svg") drawings++
      if (name === "html") language ??= attributes.lang
      if (name === "base") base ??= attributes.href
      if (name === "h1" && headings.length < MOST_HEADINGS) {
        isHeading = true
        headings.push("")
      }
      if (BOLD.has(name) && bold.length < MOST_HEADINGS) {
        isBold = true
        bold.push("")
      }
      const said = name === "meta" ? attributes.content : (attributes.content ?? attributes.datetime)
      if (name === "time" && attributes.pubdate !== undefined && said) note("datepublished", said)
      if (name === "link" && /^canonical$/i.test(attributes.rel ?? "")) canonical ??= attributes.href
      if (name === "title" && drawings === 0 && title === undefined) {
        inside = "title"
        title = ""
      }
      if (said?.trim())
        for (const key of name === "meta"
          ? [attributes.property, attributes.name, attributes.itemprop, attributes["http-equiv"]]
          : [attributes.itemprop])
          if (key !== undefined) note(key, said)
      const isJsonLd = name === "script" && /^application\/ld\+json\b/i.test(attributes.type?.trim() ?? "")
      if (isJsonLd) {
        inside = "json-ld"
        jsonLd.push("")
      }
      if (LEFT_OUT.has(name) && !isJsonLd) leftOut++
      if (isViewable() && !FRAME.has(name)) markup.push(tag(name, attributes))
    },
    ontext(data) {
      if (inside === "title") title += data
      if (isHeading) headings[headings.length - 1] += data
      if (isBold) bold[bold.length - 1] += data
      if (inside === "json-ld") jsonLd[jsonLd.length - 1] += data
      if (leftOut === 0 && inside !== "json-ld") weight += (depth * depth * data.length) / TEXT_LIKE_AN_ELEMENT
      if (isViewable() && inside !== "title")
        markup.push(inside === "json-ld" ? data : data.replace(/[&<>\u00a0]/g, (sign) => STAND_INS[sign] as string))
    },
    onclosetag(name) {
      depth--
      if (name === "svg") drawings--
      if (name === "h1") isHeading = false
      if (BOLD.has(name)) isBold = false
      if (isViewable() && !VOID.has(name) && !FRAME.has(name)) markup.push(`</${name}>`)
      if (LEFT_OUT.has(name) && inside !== "json-ld") leftOut--
      inside = null
    },
  })
  return {
    language,
    title: title ?? "",
    canonical,
    meta,
    jsonLd,
    elements,
    isTooDeep,
    isTooMuch: isTooMuch(),
    base,
    headings: linesOf(headings.length > 0 ? headings : bold),
    markup: `<!DOCTYPE html><html><body>${markup.join("")}</body></html>`,
  }
}

function linesOf(texts: readonly string[]): string[] {
  return texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "")
}

function tag(name: string, attributes: Record<string, string>): string {
  const kept = Object.entries(attributes)
    .filter(([key]) => ATTRIBUTES.has(key))
    .map(([key, value]) => ` ${key}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`)
  return `<${name}${kept.join("")}>`
}
