import { beforeAll, expect, it } from "vitest"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// Whatever is typed is searched for, finds nothing, or is refused with a code.

const EMPTY: [string, string][] = [
  ["nothing", ""],
  ["spaces", " \t\n "],
  ["punctuation", "!؟…«»()&|:*<->'\"\\"],
  ["NUL", "\0"],
  ["lone surrogates", "\ud800 \udc00"],
  ["bidi controls", "\u202e\u2066\u200f\u061c"],
  ["tatweel and marks", "ـــ ًٌٍ"],
  ["only exclusions", '-العراق -"الولايات المتحدة"'],
  ["emoji", "😀🏳️‍🌈"],
]

const STRANGE: [string, string][] = [
  ["NUL in a word", "الع\0راق"],
  ["a lone surrogate in a word", "العرا\ud800ق"],
  ["bidi controls in a word", "\u202bالعراق\u202c"],
  ["operators", "العراق & | ! <-> :*"],
  ["quotes that do not close", 'العراق "بغداد'],
  ["quotes in quotes", "\"'\"'العراق'\"'\""],
  ["SQL", "'; DROP TABLE articles; --"],
  ["a backslash", "العراق\\'"],
  ["1,000 letters", "ا".repeat(1_000)],
  ["32 words", Array(32).fill("كلمة").join(" ")],
  ["500 combining marks", `ا${"\u0301".repeat(500)}`],
  ["a ligature that folds to many", "ﷺ".repeat(8)],
  ["astral letters", "𝔅𝔦𝔡𝔢𝔫 𞤀𞤣"],
]

const REFUSED: [string, string, RegExp][] = [
  ["1,001 characters", "ا".repeat(1_001), /1000 characters at most, and this one has 1001/],
  ["10,000 characters", "كلمة ".repeat(2_000), /1000 characters at most, and this one has 10000/],
  [
    "33 words",
    Array.from({ length: 33 }, (_, index) => `w${index}`).join(" "),
    /32 words and phrases at most, and this one has 33/,
  ],
]

const BOTH = `query ($text: String!) { search(query: $text, first: 3) { totalCount edges { cursor match { snippet highlights { start end } } } }
  articles(filter: { search: $text }, orderBy: { field: RELEVANCE }, first: 3) { totalCount edges { match { score } } }
  articleFacets(filter: { not: { search: $text } }) { totalCount topics { count } } }`

interface Both {
  search: { totalCount: number }
  articles: { totalCount: number }
  articleFacets: { totalCount: number }
}

describeOnDatabases("strange searches", "seeded", (use) => {
  let client: TestClient
  let all = 0
  beforeAll(async () => {
    client = testClient(use().database)
    all = (await client.data<{ articles: { totalCount: number } }>("{ articles { totalCount } }")).articles.totalCount
  })

  it.each(EMPTY)("%s finds nothing", async (_title, text) => {
    const { search, articles, articleFacets } = await client.data<Both>(BOTH, { text })
    expect([search.totalCount, articles.totalCount, articleFacets.totalCount]).toEqual([0, 0, all])
  })

  it.each(STRANGE)("%s is searched for", async (_title, text) => {
    const { search, articles, articleFacets } = await client.data<Both>(BOTH, { text })
    expect(articles.totalCount).toBeLessThanOrEqual(search.totalCount)
    expect(articles.totalCount + articleFacets.totalCount).toBe(all)
  })

  it("sees through what cannot be seen", async () => {
    const count = async (text: string) => (await client.data<Both>(BOTH, { text })).articles.totalCount
    const plain = await count("العراق")
    expect(plain).toBeGreaterThan(3)
    expect(await count("\u202bالع\u200dـراقَ\u202c")).toBe(plain)
    expect(await count("العراق\0")).toBe(plain)
  })

  it.each(REFUSED)("%s are refused", async (_title, text, message) => {
    for (const field of [
      "search(query: $text)",
      "articles(filter: { search: $text })",
      "articles(filter: { not: { search: $text } })",
      "articleFacets(filter: { search: $text })",
    ]) {
      const { errors } = await client.query(`query ($text: String!) { ${field} { totalCount } }`, { text })
      expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } })
      expect(client.statements).toEqual([])
    }
  })
})
