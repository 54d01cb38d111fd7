import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readMarkdown } from "../../src/formats/markdown/reader.ts"
import { toMarkdown } from "../../src/formats/markdown/writer.ts"
import { toText } from "../../src/formats/plain-text/writer.ts"
import { BARE, FULL } from "./documents.ts"

describe("Markdown", () => {
  it("keeps all that has a place there, whatever signs the words hold", () => {
    expect(readMarkdown(toMarkdown(FULL), "f.md", "f.md")).toMatchObject({
      slug: FULL.slug,
      headline: FULL.headline,
      summary: FULL.summary,
      body: { text: FULL.body },
      language: "ar",
      publishedAt: FULL.publishedAt,
      url: FULL.url,
      ids: FULL.externalIds,
      publisher: { slug: "agency" },
    })
    expect(readMarkdown(toMarkdown(BARE), "f.md", "f.md")).toMatchObject({ headlineDerived: true, headline: BARE.headline })
  })

  it("says the direction", () => {
    expect(toMarkdown(FULL)).toContain("direction: rtl")
    expect(toMarkdown(BARE)).toContain("direction: ltr")
  })

  it("reads any paragraphs back as they were", () => {
    const signs = fc.string({ unit: fc.constantFrom(..."ab جس*_#>-+1.)`~[]()!<&;:|\\\"'=/$@^{}"), minLength: 1, maxLength: 30 })
    const line = signs.map((text) => `x${text}x`)
    const paragraph = fc.oneof(
      line,
      signs.map((text) => text.trim()),
      fc.tuple(line, line).map((lines) => lines.join("\n")),
    )
    fc.assert(
      fc.property(
        fc.array(
          paragraph.filter((text) => text.trim() !== ""),
          { minLength: 1, maxLength: 4 },
        ),
        (paragraphs) => {
          const body = paragraphs.join("\n\n")
          expect(readMarkdown(toMarkdown({ ...FULL, body }), "f.md", "f.md").body).toMatchObject({ text: body })
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe("plain text", () => {
  it("is headline and body, and the body alone where that is where the headline came from", () => {
    expect(toText(FULL)).toBe(`${FULL.headline}\n\n${FULL.body}\n`)
    expect(toText(BARE)).toBe(`${BARE.body}\n`)
  })
})
