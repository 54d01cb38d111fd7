import { beforeAll, describe, expect, it } from "vitest"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

// A page that cannot be is refused with a code and with what was expected.

const forged = (text: string) => Buffer.from(text).toString("base64url")

/** What stands in a real cursor for the order of articles. */
let order = ""

// `ORDER` stands for the name of the order.
const cursors: [string, string][] = [
  ["no text", ""],
  ["garbage", "garbage"],
  ["Arabic", "مؤشر"],
  ["another version", "2|ORDER|1|2021-01-01T00:00:00.000Z"],
  ["another order", "1|name|1|ا"],
  ["no id", "1|ORDER||2021-01-01T00:00:00.000Z"],
  ["an id beyond bigint", "1|ORDER|9223372036854775808|2021-01-01T00:00:00.000Z"],
  ["an id of many digits", `1|ORDER|${"9".repeat(5_000)}|2021-01-01T00:00:00.000Z`],
  ["a negative id", "1|ORDER|-1|2021-01-01T00:00:00.000Z"],
  ["an id in Arabic digits", "1|ORDER|١|2021-01-01T00:00:00.000Z"],
  ["the year 0000", "1|ORDER|1|0000-01-01T00:00:00.000Z"],
  ["a day that no calendar has", "1|ORDER|1|2021-02-30T00:00:00.000Z"],
  ["infinity", "1|ORDER|1|infinity"],
  ["now", "1|ORDER|1|now"],
  ["a time with NUL", "1|ORDER|1|2021-01-01T00:00:00.000Z\0"],
  ["SQL", "1|ORDER|1|'); DROP TABLE articles; --"],
  ["a time of another zone", "1|ORDER|1|2021-01-01T00:00:00+03:00"],
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
  beforeAll(async () => {
    client = testClient(use().database)
    const data = await client.data<{ articles: { pageInfo: { endCursor: string } } }>("{ articles { pageInfo { endCursor } } }")
    order = Buffer.from(data.articles.pageInfo.endCursor, "base64url").toString().split("|")[1] as string
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
      const cursor = text.includes("|") ? forged(text.replace("ORDER", order)) : text
      const message = await refusal(`query ($cursor: String) { articles(${argument}: $cursor) { nodes { id } } }`, { cursor })
      expect(message).toMatch(
        /^(Expected `(after|before)` to be a cursor|`(after|before)` is a cursor of a list ordered by name)/,
      )
    })
  })

  it.each(["-1", "1000000000000", "x", ""])("a position of %j", async (position) => {
    const cursor = forged(`1|position|1|${position}`)
    const query = `query ($cursor: String) { articles(first: 1) { nodes { people(after: $cursor) { nodes { id } } } } }`
    expect(await refusal(query, { cursor })).toContain("Expected `after` to be a cursor")
  })

  it("reads a forged cursor that is well formed as a place", async () => {
    const { people } = await client.data<{ people: { pageInfo: { endCursor: string } } }>(
      "{ people { pageInfo { endCursor } } }",
    )
    const byName = Buffer.from(people.pageInfo.endCursor, "base64url").toString().split("|")[1]
    const text = `query ($c: String) { articles(first: 1, after: $c) { nodes { id } } people(first: 1) { nodes { id } } }`
    for (const sort of ["-infinity", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
      await client.data(text, { c: forged(`1|${order}|9223372036854775807|${sort}`) })
    await client.data(`query ($c: String) { people(after: $c) { nodes { id } } }`, {
      c: forged(`1|${byName}|0|${"|ﷺ\ud800".repeat(300)}`),
    })
    expect(
      await refusal("query ($c: String) { people(after: $c) { nodes { id } } }", { c: forged(`1|${byName}|1|ا\0`) }),
    ).toContain("Expected `after` to be a cursor")
  })
})
