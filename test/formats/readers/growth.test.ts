import { describe, expect, it } from "vitest"
import { decodeMarkup } from "../../../src/formats/charset.ts"
import { rootOf } from "../../../src/formats/feeds/xml-reader.ts"
import { blocksOfHtml } from "../../../src/formats/html/marked-blocks.ts"
import { partsOfPage } from "../../../src/formats/html/page-parts.ts"
import { readHtmlPage } from "../../../src/formats/html/reader.ts"
import type { Incoming } from "../../../src/formats/incoming.ts"
import { readMarkdown } from "../../../src/formats/markdown/reader.ts"
import { readDocument } from "../../../src/formats/read-document.ts"
import { lineOfMarkup } from "../../../src/formats/safe-text.ts"
import { expectLinear, repeat } from "../../support/growth.ts"

// No document takes time by the square of its length, whatever stands in it.

const page = (body: string) => `<!DOCTYPE html><html lang="ar"><head><title>صفحة</title></head><body>${body}`
const nested = (open: string, close: string, inside: string) => (length: number) => {
  const times = Math.ceil(length / (open.length + close.length))
  return open.repeat(times) + inside + close.repeat(times)
}
const growing = (piece: (size: number) => string) => (length: number) => {
  let text = ""
  for (let size = 1; text.length < length; size++) text += piece(size)
  return text
}
const list = (of: (index: number) => string, size: number) => (length: number) =>
  Array.from({ length: Math.ceil(length / size) }, (_, index) => of(index)).join("")

describe("Markdown", () => {
  // Most are those of cmark's own tests (test/pathological_tests.py).
  const texts: [string, (length: number) => string][] = [
    ..."*a_|*a |**a |a**b|a_ |a**b c* |*a **a |**x*a_|x*y_z**|[|]|[a|![|[a](|[a](b|[a](<b|![[]()|[ (](|[a][|[a](b 't|<|<a |a<!-- |a <? |a <!A |a <![CDATA[ |<http:a|`a|`` `|>|> |1. |- |* |\t|&|&amp|\\*"
      .split("|")
      .map((piece): [string, (length: number) => string] => [piece, repeat(piece)]),
    ..."[a]: b\n|[a]: b 'c\n|* a\n|a\n=\n|```\n|a  \n|a\n\n|# a\n|<div>\n\n|    a\n\n"
      .split("|")
      .map((piece): [string, (length: number) => string] => [JSON.stringify(piece), repeat(piece)]),
    ["strong in strong", nested("**", "**", "a")],
    ["emphasis in emphasis", nested("*a ", " b*", "")],
    ["brackets in brackets", nested("[", "]", "a")],
    ["links in links", nested("[", "](b)", "a")],
    ["more and more backticks", growing((size) => `e${"`".repeat(size)}`)],
    ["deeper and deeper lists", growing((size) => `${"  ".repeat(size)}* a\n`)],
    ["deeper and deeper quotations", growing((size) => `${"> ".repeat(size)}a\n`)],
    ["a quotation whose lines go on", (length) => `${">".repeat(90)}a\n${"a\n".repeat(length / 2)}`],
    [
      "many references",
      (length) => `${list((index) => `[r${index}]: /u\n`, 12)(length)}\n${list((index) => `[r${index}] `, 8)(length)}`,
    ],
  ]
  it.each(texts)("%s", (_name, make) => {
    expectLinear((text) => readable(() => readMarkdown(text, "f", "f.md")), make)
  })

  it("refuses front matter that is longer than any", () => {
    const long = `---\n${list((index) => `k${index}: 1\n`, 7)(70_000)}---\nText of it.`
    expect(() => readMarkdown(long, "f", "f.md")).toThrow(/^f:1: expected front matter of at most 64000 characters/)
    expect(() => readMarkdown(`---\na: ${"[".repeat(60_000)}\n---\nx`, "f", "f.md")).toThrow(/it is nested too deeply\.$/)
  })

  it("refuses what is nested too deeply, and loses nothing that is not", () => {
    const inQuotations = (levels: number) => `${">".repeat(levels)} inside\n\noutside`
    expect(() => readMarkdown(inQuotations(500), "f", "f.md")).toThrow(/nested too deeply, more than 100 levels/)
    const { body } = readMarkdown(inQuotations(90), "f", "f.md")
    expect(body).toEqual({ blocks: ["inside", "outside"].map((text) => ({ kind: "PARAGRAPH", text })) })
  })
})

describe("HTML", () => {
  const texts: [string, (length: number) => string][] = [
    ...[
      "<div>",
      "<b>",
      "<table>",
      "<svg>",
      "<ul><li>",
      "<form>",
      "<p>a",
      "<br>",
      "<a ",
      "<",
      "< a",
      "</p>",
      "<!--",
      "<!-- a -->",
      "&amp;",
      "&am",
      "&#65",
      "&",
      "<?a ",
      "<script>",
      "\u00a0 ",
      " \n",
      "<p ",
      "<title>",
    ].map((piece): [string, (length: number) => string] => [JSON.stringify(piece), repeat(piece)]),
    ["scripts in a drawing", (length) => `<svg>${"<script>".repeat(length / 8)}`],
    ["nested, closed", nested("<div>", "</div>", "a")],
    ["nested, closed by others", nested("<b>", "</x>", "a")],
    ["nested, with a paragraph's end for each", nested("<b>", "</p>", "a")],
    ["attributes", (length) => `<p ${list((index) => `a${index}=1 `, 9)(length)}>a`],
    ["classes", (length) => `<p class="${list((index) => `c${index} `, 7)(length)}">a`],
  ]
  it.each(texts)("%s", (_name, make) => {
    expectLinear(blocksOfHtml, make, 50_000)
    expectLinear((text) => partsOfPage(page(text)), make, 50_000)
    expectLinear(lineOfMarkup, make, 50_000)
  })

  it("keeps all words, however deep they stand", () => {
    const deep = `<p>first</p>${"<div>".repeat(5_000)}<p>second <script>x()</script>of it</p><h2>third</h2>${"</div>".repeat(5_000)}<p>last`
    expect(blocksOfHtml(deep).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "PARAGRAPH first",
      "PARAGRAPH second of it",
      "HEADING third",
      "PARAGRAPH last",
    ])
  })
})

describe("pages", () => {
  const refusal = (body: string) => readable(() => readHtmlPage(page(body), "f", "f.html"))

  it("are refused at once where they are too large for a reader view", () => {
    const tooMany = /^f: expected a page with an article, but it has \d+ elements, where 20000 are the most/
    const tooDeep = /^f: expected a page with an article, but it is nested too deeply, more than 200 levels/
    const tooMuch = /^f: expected a page with an article, but it has too many elements and too much text at too many levels/
    expect(refusal("<p>a".repeat(200_000))).toMatch(tooMany)
    expect(refusal(`${"<div>".repeat(200_000)}<p>a</p>${"</div>".repeat(200_000)}`)).toMatch(tooDeep)
    expect(refusal("<b>".repeat(200_000))).toMatch(tooDeep)
    expect(refusal(`${"<div>".repeat(190)}${"text<br>".repeat(15_000)}${"</div>".repeat(190)}`)).toMatch(tooMuch)
    expect(refusal(`${"<div>".repeat(100)}<p>${"text, ".repeat(100_000)}`)).toMatch(tooMuch)
  })

  it("are read whatever their size where they say themselves what the article is", () => {
    const described = JSON.stringify({ "@type": "NewsArticle", headline: "A & B", articleBody: "The <b> text of it." })
    const body = `<script type="application/ld+json">${described}</script>${"<p>a".repeat(50_000)}`
    expect(readHtmlPage(page(body), "f", "f.html")).toMatchObject({
      headline: "A & B",
      body: { blocks: [{ kind: "PARAGRAPH", text: "The <b> text of it." }] },
    })
  })

  it("keep the signs that markup escapes", () => {
    const words =
      "The <b> of it & more > less, said the clerk, and nobody who was there had anything to add to that, they said."
    const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    const read = readHtmlPage(
      page(`<article><p>${escaped}</p><p>A&nbsp;second one, which is as long as the first.</p></article>`),
      "f",
      "f.html",
    )
    expect(read.body).toEqual({
      blocks: [words, "A second one, which is as long as the first."].map((text) => ({ kind: "PARAGRAPH", text })),
    })
  })
})

describe("what begins a document", () => {
  it.each([" ", "\n", "<!---->", "<!-- a --> ", "<?a?>", "<!doctype a>", "<!doctype [] []", "<!doctype [", "<!--", "<?"])(
    "%j",
    (piece) => {
      for (const length of [30, 60, 1_000, 60_000]) rootOf(`<!-- -->${repeat(piece)(length)}text of it`)
      expectLinear((text) => rootOf(`<!-- -->${text}text`), repeat(piece), 16_000)
    },
  )

  it("is behind whatever may stand there", () => {
    expect(rootOf('\uFEFF <?xml version="1.0"?><!-- <a> --><!DOCTYPE rss [<!ENTITY a "b>">] >\n<RSS version="2.0">')).toBe(
      "RSS",
    )
    expect(rootOf("<!-- a --> text <rss>")).toBeUndefined()
  })

  it("says the encoding", () => {
    const declared = '<META content="text/html; charset = windows-1256">'
    expect(decodeMarkup(Buffer.from(`${"<META<".repeat(300)}${declared}\xe1`, "latin1")).text).toContain("ل")
    for (const piece of ["<META<", "<meta charset= ", "encoding"])
      expectLinear((text) => decodeMarkup(Buffer.from(text)), repeat(piece), 50_000)
  })
})

describe("feeds and JSON", () => {
  const rss = (item: string) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><item><title>a</title>${item}</item></channel></rss>`
  const article = (body: string) => JSON.stringify({ "@type": "Article", headline: "a", articleBody: body })
  const documents: [string, (length: number) => string][] = [
    ["elements in CDATA", (length) => rss(`<description><![CDATA[${"<b>".repeat(length / 3)}]]></description>`)],
    ["escaped elements", (length) => rss(`<description>${"&lt;b&gt;".repeat(length / 9)}</description>`)],
    ["categories", (length) => rss(list((index) => `<category>c${index}</category>`, 25)(length))],
    ["elements in elements", (length) => rss(nested("<a>", "</a>", "")(length))],
    ["document types", (length) => rss("").replace("<rss", `${"<!DOCTYPE".repeat(length / 9)}<rss`)],
    ["half a paragraph", (length) => article("<p ".repeat(length / 3))],
    ["arrays in arrays", nested("[", "]", "")],
    ["objects in objects", (length) => `${'{"a":'.repeat(length / 6)}1${"}".repeat(length / 6)}`],
    [
      "a byline of spaces",
      (length) => JSON.stringify({ uri: "a:b", headline: "h", by: `a${" ".repeat(length)}b`, body_text: "text" }),
    ],
  ]
  it.each(documents)("%s", (_name, make) => {
    expectLinear((text) => readable(() => readDocument(Buffer.from(text), "f", "f")), make, 50_000)
  })
})

/** What it says where it refuses to read. */
function readable(read: () => Incoming | object): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
