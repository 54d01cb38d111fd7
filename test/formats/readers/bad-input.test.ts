import { describe, expect, it } from "vitest"
import { blocksOfHtml } from "../../../src/formats/html/marked-blocks.ts"
import { readDocument } from "../../../src/formats/read-document.ts"
import { lineOfMarkup } from "../../../src/formats/safe-text.ts"
import { timeOf } from "../../../src/formats/times.ts"
import { ATOM, RSS } from "./samples.ts"

const read = (content: string | Uint8Array) =>
  readDocument(typeof content === "string" ? Buffer.from(content) : content, "f", "f")
const refusal = (content: string | Uint8Array): string => {
  try {
    read(content)
  } catch (error) {
    expect(error).toMatchObject({ code: "INVALID_CONTENT" })
    return (error as Error).message
  }
  return "taken"
}

describe("what is refused, with the reason", () => {
  const laughs = `<!DOCTYPE rss [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"abcdefghij"[i + 1]} "${`&${"abcdefghij"[i]};`.repeat(10)}">`).join("")}]>`
  it.each([
    ["broken XML", RSS.replace("</item>", ""), /^[^:]+:\d+: expected a feed, but its XML is broken here: a tag is not closed/],
    [
      "a feed that was cut off",
      RSS.slice(0, 900),
      /^[^:]+:\d+: expected a feed, but it is cut off here, on its last line, before <\/rss>/,
    ],
    [
      "billion laughs",
      `<?xml version="1.0"?>${laughs}<rss version="2.0"><channel><title>&j;</title></channel></rss>`,
      /entities/,
    ],
    [
      "an external entity",
      ATOM.replace("<feed", '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed').replace("صحيفة", "&x;"),
      /entities/,
    ],
    ["XML of another kind", '<?xml version="1.0"?><invoice><a/></invoice>', /its root is invoice/],
    [
      "broken JSON",
      '{"uri": "x", ',
      /^[^:]+:1: expected JSON, and this is none: expected a key in double quotation marks, got nothing more/,
    ],
    ["JSON of another kind", '{"a": 1}', /found none of them/],
    ["a ZIP archive", new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, (_, i) => (i * 37) % 256)]), /binary/],
    ["an image", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /binary/],
    ["nothing", "", /empty/],
    ["front matter that is none", "---\na: [\n---\n\ntext\n", /front matter in YAML/],
    [
      "aliases that grow without end",
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
        .split("")
        .map((key, i) => `${key}: &${key} [${`*${"abcdefgh"[i]},`.repeat(9)}]`)
        .join("\n")}\n---\n\ntext\n`,
      /front matter in YAML/,
    ],
    ["a feed without a channel", '<?xml version="1.0"?><rss version="2.0"></rss>', /follows RSS 2.0, RSS 1.0 or Atom/],
  ])("%s", (_, content, reason) => {
    expect(refusal(content)).toMatch(reason)
  })

  it("what is nested without end, if it is not taken", () => {
    const deep = 50_000
    for (const content of [
      `<html><body>${"<p>x</p>".repeat(deep)}`,
      `<html><body>${"<div>".repeat(deep)}text of it`,
      `{"uri":"x","headline":${"[".repeat(deep)}${"]".repeat(deep)}}`,
      `<rss version="2.0"><channel><title>x</title>${"<a>".repeat(deep)}${"</a>".repeat(deep)}</channel></rss>`,
      `---\ntitle: x\n---\n\n${"> ".repeat(2_000)}text`,
    ]) {
      expect(refusal(content)).toMatch(/^taken$|^f: expected (?:a page|a feed|JSON|Markdown).*, but /)
    }
    expect(refusal(`<html><body>${"<div>".repeat(1_000)}text of it`)).toMatch(/nested too deeply, more than 200 levels/)
  })
})

it("an external document type that declares nothing is no harm", () => {
  const old =
    '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd"><rss version="0.91"><channel><title>x</title><item><title>Headline</title><description>Text of it.</description></item></channel></rss>'
  expect(read(old)).toMatchObject({ documents: [{ headline: "Headline" }] })
})

it("a feed without items is none", () => {
  expect(read('<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>')).toEqual({ documents: [] })
  expect(read('{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}')).toEqual({ documents: [] })
})

describe("safe text", () => {
  it.each([
    ["<p>a<script>x()</script>b</p>", ["ab"]],
    ["<style>p{}</style><p onclick=x()>a</p>", ["a"]],
    ['<iframe src=x>in it</iframe><object>o</object><p>a <a href="javascript:x()">b</a></p>', ["a b"]],
    ["<svg><script>x()</script><text>t</text></svg><p>a</p>", ["a"]],
    ["<scr<script>ipt>x()</script>", []],
    ["one<br><br>two<br>three", ["one", "two three"]],
    ["<h2>Head</h2>text<div>more</div>", ["Head", "text", "more"]],
    ["&lt;script&gt;x()&lt;/script&gt;", ["<script>x()</script>"]],
    ["a\u0000\u0007b \ud800", ["ab \ufffd"]],
  ])("of %j", (html, expected) => {
    const words = blocksOfHtml(html).map(({ text }) => text)
    if (html.startsWith("<scr<")) expect(words.join()).not.toMatch(/<script/)
    else expect(words).toEqual(expected)
  })

  it("leaves a line alone that is no markup", () => {
    expect(lineOfMarkup("5 < 6 & 7 > 3")).toBe("5 < 6 & 7 > 3")
    expect(lineOfMarkup("AT&amp;T <b>wins</b>")).toBe("AT&T wins")
  })
})

it("times: what names no moment is left out with a line", () => {
  for (const [written, instant] of [
    ["Wed, 01 May 2024 11:00:00 +0300", "2024-05-01T08:00:00.000Z"],
    ["1 May 2024 08:00 GMT", "2024-05-01T08:00:00.000Z"],
    ["2024-05-01T08:00:00Z", "2024-05-01T08:00:00.000Z"],
    ["2024-05-01 08:00:00+0000", "2024-05-01T08:00:00.000Z"],
    ["2024-05-01T08:00+02:00", "2024-05-01T06:00:00.000Z"],
  ] as const)
    expect(timeOf(written, "date")).toEqual({ instant })
  expect(timeOf("2024-05-01", "date")).toMatchObject({ instant: "2024-05-01T00:00:00.000Z", note: expect.any(String) })
  for (const wrong of ["2024-05-01T08:00:00", "yesterday", "99/99/2024", "2024-13-01", "Wed, 99 May 2024 11:00:00 GMT"]) {
    expect(timeOf(wrong, "date").instant).toBeUndefined()
    expect(timeOf(wrong, "date").note).toMatch(/left out/)
  }
})
