import { beforeAll, describe, expect, it } from "vitest"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

// A page that cannot be is refused with a code and with what was expected.

const forged = (text: string) => Buffer.from(text).toString("base64url")

// `2` is the version, `Query.articles` the list, `newest` the order.
const NEWEST = "2|Query.articles|newest"
const cursors: [string, string][] = [
  ["no text", ""],
  ["garbage", "garbage"],
  ["Arabic", "مؤشر"],
  ["an older version", "1|newest|1|2021-01-01T00:00:00.000Z"],
  ["a newer version", `3${NEWEST.slice(1)}|1|2021-01-01T00:00:00.000Z`],
  ["no version", "newest|1|2021-01-01T00:00:00.000Z"],
  ["another order", "2|Query.articles|oldest|1|2021-01-01T00:00:00.000Z"],
  ["another list", "2|Query.people|name-ar|1|ا"],
  ["a list with the same order", "2|Query.statements|newest|1|2021-01-01T00:00:00.000Z"],
  ["the articles of something", "2|Topic.articles|newest|1|2021-01-01T00:00:00.000Z"],
  ["a list of a long name", `2|${"x".repeat(100_000)}|newest|1|2021-01-01T00:00:00.000Z`],
  ["no id", `${NEWEST}||2021-01-01T00:00:00.000Z`],
  ["an id beyond bigint", `${NEWEST}|9223372036854775808|2021-01-01T00:00:00.000Z`],
  ["an id of many digits", `${NEWEST}|${"9".repeat(5_000)}|2021-01-01T00:00:00.000Z`],
  ["a negative id", `${NEWEST}|-1|2021-01-01T00:00:00.000Z`],
  ["an id in Arabic digits", `${NEWEST}|١|2021-01-01T00:00:00.000Z`],
  ["the year 0000", `${NEWEST}|1|0000-01-01T00:00:00.000Z`],
  ["a day that no calendar has", `${NEWEST}|1|2021-02-30T00:00:00.000Z`],
  ["infinity", `${NEWEST}|1|infinity`],
  ["now", `${NEWEST}|1|now`],
  ["a time with NUL", `${NEWEST}|1|2021-01-01T00:00:00.000Z\0`],
  ["SQL", `${NEWEST}|1|'); DROP TABLE articles; --`],
  ["a time of another zone", `${NEWEST}|1|2021-01-01T00:00:00+03:00`],
]

const sizes: [string, RegExp][] = [
  ["articles(first: -1)", /from 0 to 500, got -1/],
  ["articles(first: 501)", /from 0 to 500, got 501/],
  ["articles(last: 501)", /`last` to be from 0 to 500, got 501/],
  ["articles(first: 1, last: 1)", /`first` or `last`, got both/],
  ["articles(first: 0, last: 0)", /`first` or `last`, got both/],
  ["articles(first: -2147483648)", /got -2147483648/],
  ["people(first: 101)", /from 0 to 100, got 101/],
  ["sources(last: -1)", /from 0 to 100, got -1/],
  ["topics(first: 2147483647)", /from 0 to 100, got 2147483647/],
]

const nested = ["articles(first: 101)", "articles(last: 101)", "articles(first: -1)", "articles(first: 1, last: 1)"]

describeOnDatabases("pages that cannot be", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })

  async function refusal(query: string, variables = {}): Promise<string> {
    const { errors } = await client.query(query, variables)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"])
    return errors?.[0]?.message ?? ""
  }

  it.each(sizes)("%s", async (field, message) => {
    expect(await refusal(`{ ${field} { totalCount } }`)).toMatch(message)
  })

  it.each(nested)("topic.%s", async (field) => {
    expect(await refusal(`{ topic(by: { slug: "iraq" }) { ${field} { totalCount } } }`)).toMatch(/^Expected `(first|last)`/)
  })

  it("takes the largest pages there are", async () => {
    const data = await client.data(
      '{ articles(first: 500) { totalCount } topic(by: { slug: "iraq" }) { articles(last: 100) { totalCount } } }',
    )
    expect(data).toMatchObject({ articles: { totalCount: expect.any(Number) } })
  })

  describe.each(cursors)("a cursor of %s", (_title, text) => {
    it.each(["after", "before"])("as `%s`", async (argument) => {
      const cursor = text.includes("|") ? forged(text) : text
      const message = await refusal(`query ($cursor: String) { articles(${argument}: $cursor) { nodes { id } } }`, { cursor })
      expect(message).toMatch(
        /^(Expected `(after|before)` to be a cursor|`(after|before)` is a cursor (of|that another version))/,
      )
      expect(message.length).toBeLessThan(250)
    })
  })

  it.each(["-1", "1000000000000", "x", ""])("a position of %j", async (position) => {
    const cursor = forged(`2|Article.people|position|1|${position}`)
    const query = `query ($cursor: String) { articles(first: 1) { nodes { people(after: $cursor) { nodes { id } } } } }`
    expect(await refusal(query, { cursor })).toContain("Expected `after` to be a cursor")
  })

  it("reads a forged cursor that is well formed as a place", async () => {
    const text = `query ($c: String) { articles(first: 1, after: $c) { nodes { id } } people(first: 1) { nodes { id } } }`
    for (const sort of ["-infinity", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
      await client.data(text, { c: forged(`${NEWEST}|9223372036854775807|${sort}`) })
    await client.data(`query ($c: String) { people(after: $c) { nodes { id } } }`, {
      c: forged(`2|Query.people|name-ar|0|${"|ﷺ\ud800".repeat(300)}`),
    })
    expect(
      await refusal("query ($c: String) { people(after: $c) { nodes { id } } }", { c: forged(`2|Query.people|name-ar|1|ا\0`) }),
    ).toContain("Expected `after` to be a cursor")
  })
})
