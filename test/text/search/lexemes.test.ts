import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { binaryVectors } from "../../../src/text/search/binary-vectors.ts"
import { lexemesOf, quoteLexeme, vectorOf } from "../../../src/text/search/lexemes.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
})
afterAll(() => opened.close())

async function parsed(vector: string): Promise<string> {
  const { rows } = await opened.database.pool.query<{ vector: string }>("select $1::tsvector::text as vector", [vector])
  return rows[0]?.vector ?? ""
}

// Bytes are sent in the binary format.
async function received(array: Buffer): Promise<string[]> {
  const { rows } = await opened.database.pool.query<{ vector: string }>("select unnest($1::tsvector[])::text as vector", [
    array,
  ])
  return rows.map(({ vector }) => vector)
}

const article = (headline: string, summary: string | null, body: string): string => vectorOf({ headline, summary, body })

describe("vectorOf", () => {
  it("writes words, stems, values and the headline's words", async () => {
    expect(await parsed(article("الوزراء", null, "في نيسان"))).toBe(
      "'#month:4':13 '^~وزير' '^الوزراء' '~نيسان':13 '~وزير':1 'الوزراء':1 'في':12 'نيسان':13",
    )
  })

  it("keeps phrases inside a part", async () => {
    const vector = article("البيت", "الأبيض اليوم", "قرب النهر")
    const { rows } = await opened.database.pool.query(
      "select $1::tsvector @@ 'البيت <-> الابيض' as across, $1::tsvector @@ 'الابيض <-> اليوم' as inside",
      [vector],
    )
    expect(rows).toEqual([{ across: false, inside: true }])
  })

  it("escapes quotes and cuts words that are too long, alike for queries", async () => {
    const long = "ا".repeat(3000)
    const vector = article("Iraq's", null, `${long} x`)
    const { rows } = await opened.database.pool.query("select $1::tsvector @@ ($2 || '&' || $3)::tsquery as found", [
      vector,
      quoteLexeme("iraq's"),
      quoteLexeme(long),
    ])
    expect(rows).toEqual([{ found: true }])
  })

  it("holds what a tsvector can hold of long texts", async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => `كلمة${index.toString(36)}و`).join(" ")
    expect(await parsed(article(many, null, many))).toContain("'^")
    expect((await parsed(article("", null, "سلام ".repeat(40_000)))).split(",")).toHaveLength(509)
    expect(await parsed(article("", null, `${"x ".repeat(20_000)} آخر`))).toContain("'اخر':16383")
  }, 60_000)

  it("has each lexeme once, where the stem of a word too long to be kept is that of a shorter one", () => {
    const word = "ق".repeat(39)
    const { placed } = lexemesOf({ headline: "", summary: null, body: `${word} ${word}ها ${word}ها` })
    const signed = placed.map((lexeme) => lexeme.signed)
    expect(signed.toSorted()).toEqual([`~${word}`, word, `${word}ها`])
    expect(placed.find((lexeme) => lexeme.signed === `~${word}`)?.count).toBe(3)
  })

  it("is a tsvector for any text, the same in PostgreSQL's binary format", async () => {
    const long = fc.constantFrom("ا".repeat(1500), `${"ا".repeat(1500)}ب`, `iraq's`, "ა'ბ")
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."أب ة'\\:,*\u0000\ud800\"-7é😀\n") }),
      fc.array(long).map((words) => words.join(" ")),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.option(text), text, async (headline, summary, body) => {
        const parts = { headline, summary, body }
        const vectors = binaryVectors()
        vectors.add(lexemesOf(parts))
        expect(await received(vectors.array())).toEqual([await parsed(vectorOf(parts))])
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
