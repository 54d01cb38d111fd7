import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Failure } from "../../src/failure.ts"
import { decodeText, parsePlainText } from "../../src/formats/plain-text/reader.ts"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const parts = (text: string): string[] => {
  const { body, paragraphs } = parsePlainText(text)
  return paragraphs.map(({ kind, start, end }) => `${kind === "HEADING" ? "# " : ""}${body.slice(start, end)}`)
}

describe("decodeText", () => {
  it("takes UTF-8 with or without a BOM", () => {
    expect(decodeText(bytes("خبر"), "a.txt")).toBe("خبر")
    expect(decodeText(bytes("\ufeffخبر"), "a.txt")).toBe("خبر")
  })

  it.each([
    ["empty", new Uint8Array(0), /a\.txt: .*empty/],
    ["blank", bytes(" \n\t"), /no letters/],
    ["too large", new Uint8Array(5 * 1024 * 1024 + 1).fill(0x61), /5\.0 MB/],
    ["UTF-16 with a BOM", new Uint8Array([0xff, 0xfe, 0x45, 0x06]), /iconv -f UTF-16 -t UTF-8 'a\.txt'/],
    ["UTF-16 without a BOM", new Uint8Array([0x45, 6, 0x46, 6, 0x20, 0, 0x46, 6]), /UTF-16LE/],
    ["windows-1256", new Uint8Array([0xc7, 0xe1, 0xda, 0xd1, 0xc7, 0xde]), /perhaps windows-1256\. Convert it with: iconv/],
    ["NULs", new Uint8Array([0x61, 0x62, 0, 0x63]), /binary/],
    ["control characters", new Uint8Array([0x61, 1, 2, 3, 4, 5]), /control characters: 5/],
    ["a PDF", bytes("%PDF-1.7"), /looks like a PDF/],
  ])("refuses %s", (_, content, message) => {
    const attempt = (): string => decodeText(content, "a.txt")
    expect(attempt).toThrow(Failure)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(expect.objectContaining({ code: "INVALID_CONTENT" }))
  })
})

describe("parsePlainText", () => {
  it("reads paragraphs that are run together under a headline", () => {
    const text =
      "بلدية المدينة تفتتح حديقة جديدة \n\nافتتحت البلدية الحديقة، الأحد., وقال العمدة إنها للجميع., هل تكفي؟, تضم ألعاباً.."
    expect(parsePlainText(text)).toMatchObject({ headline: "بلدية المدينة تفتتح حديقة جديدة", headlineDerived: false })
    expect(parts(text)).toEqual(["افتتحت البلدية الحديقة، الأحد.", "وقال العمدة إنها للجميع.", "هل تكفي؟", "تضم ألعاباً."])
  })

  it("reads lines with headings under a lone stop", () => {
    const text =
      ".\nللمرة الأولى هذا العام ، افتتحت البلدية حديقة جديدة في وسط المدينة، وحضر الافتتاح عدد كبير من السكان والمسؤولين المحليين.\nمستقبل الحدائق\nقال العمدة: “سنفتتح غيرها”.\n"
    const { headline, headlineDerived } = parsePlainText(text)
    expect(headline).toBe("للمرة الأولى هذا العام ، افتتحت البلدية حديقة جديدة في وسط المدينة")
    expect(headlineDerived).toBe(true)
    expect(parts(text).slice(1)).toEqual(["# مستقبل الحدائق", "قال العمدة: “سنفتتح غيرها”."])
  })

  it("reads Markdown, wrapped lines, lists and CRLF", () => {
    const text =
      "# A headline\r\n\r\nThe first paragraph\r\nis wrapped\r\nhere.\r\n\r\n## Section\r\nIts text.\r\n- one\r\n- two\r\n"
    expect(parsePlainText(text).headline).toBe("A headline")
    expect(parts(text)).toEqual(["The first paragraph is wrapped here.", "# Section", "Its text.", "- one", "- two"])
  })

  it("leaves abbreviations before a comma alone in Latin script", () => {
    expect(parts("A headline\n\nAcme Inc., the maker, said so. It moved to Washington D.C., Monday.")).toHaveLength(1)
  })

  it("derives a headline from a long opening, cut at a word", () => {
    const { headline, headlineDerived, paragraphs } = parsePlainText(`${"كلمة ".repeat(60)}.\n\nفقرة ثانية.`)
    expect(headlineDerived).toBe(true)
    expect(headline).toMatch(/كلمة…$/)
    expect(headline.length).toBeLessThanOrEqual(100)
    expect(paragraphs).toHaveLength(2)
  })

  it("keeps a document of one line as its body", () => {
    expect(parsePlainText("خبر عاجل من سطر واحد")).toMatchObject({
      headline: "خبر عاجل من سطر واحد",
      headlineDerived: true,
      body: "خبر عاجل من سطر واحد",
    })
  })

  it("gives paragraphs whose slices joined by blank lines are the body, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."اب. ,\n\r#-“؟aA😀x\u2028") }), (text) => {
        const { body, paragraphs, headline } = parsePlainText(text)
        const slices = paragraphs.map(({ start, end }) => body.slice(start, end))
        expect(slices.join("\n\n")).toBe(body)
        for (const slice of slices) expect(slice).toBe(slice.trim())
        expect(headline).not.toBe(".")
      }),
    )
  })
})

const seeds = new URL("../../../shared/seeds/", import.meta.url)

describe.skipIf(!existsSync(seeds))("parsePlainText on the real documents", () => {
  const read = (name: string) => parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name))

  it("finds the headline and twelve paragraphs of 000", () => {
    const { headlineDerived, paragraphs, body } = read("000_5af178807ddb92b7.txt")
    expect(headlineDerived).toBe(false)
    expect(paragraphs.map(({ kind }) => kind)).toEqual(Array(12).fill("PARAGRAPH"))
    expect(body).not.toContain(".,")
  })

  it("finds three headings in 003 and derives its headline", () => {
    const { headline, headlineDerived, paragraphs } = read("003_06b30415b0b642d4.txt")
    expect(headlineDerived).toBe(true)
    expect(headline.length).toBeLessThanOrEqual(105)
    expect(paragraphs.filter(({ kind }) => kind === "HEADING")).toHaveLength(3)
    expect(paragraphs).toHaveLength(20)
  })
})
