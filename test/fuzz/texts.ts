import { ask } from "../server/process.ts"

// Texts, ids and cursors for random requests: plain ones, forged ones, and those that a server really has.

const forged = (text: string) => Buffer.from(text).toString("base64url")

export const PLAIN: readonly string[] = [
  ...["", "ا", "العراق", "Biden", "بايدن -ترمب", '"الحوار الاستراتيجي"', "ابر*", "نيسان", "3", "Tueler", "-x", "!؟", "iraq"],
  ...["joe-biden", "ar", "IQ", "\0", "\u202e", "\ud800", "ﷺ", "😀", "'; --", "\\", "%_", "x".repeat(1_001), "و ".repeat(40)],
  ...["__proto__", "constructor", "{", "</script>", "1e400"],
  ...[
    "1|search|1|4 PERSON a",
    "1|search|1|2 ARTICLE -infinity",
    "1|relevance|1|3 2021-01-01T00:00:00.000Z",
    "1|relevance|1|3 x",
    "1|newest|5|-infinity",
    "1|oldest|5|2021-01-01T00:00:00.000Z",
    "1|name-ar|5|ا",
    "1|name-en-desc|5|",
    "1|position|5|1",
    "1|position|5|99999999999",
    "1|newest|x|now",
    "9|9|9|9",
  ].map(forged),
  ...["Article:1", "Person:0", "Nobody:1", "Topic:99999999999999999999"].map(forged),
]

/** Ids, slugs and cursors that the server at this address has. */
export async function realTexts(address: string): Promise<string[]> {
  type Edges = { edges: { cursor: string; node: { id: string; slug: string } }[] }
  const lists = ["articles", "people", "sources", "topics"].map(
    (list) => `${list}(first: 2) { edges { cursor node { id slug } } }`,
  )
  const { data, errors } = await ask(
    address,
    `{ ${lists.join(" ")}
      asc: articles(first: 2, orderBy: { field: PUBLISHED_AT, direction: ASC }) { edges { cursor node { id slug } } }
      found: articles(first: 2, filter: { search: "العراق" }, orderBy: { field: RELEVANCE }) { edges { cursor node { id slug } } }
      search(query: "العراق") { edges { cursor } } }`,
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, Edges>).flatMap(({ edges }) =>
    edges.flatMap(({ cursor, node }) => [cursor, ...(node ? [node.id, node.slug] : [])]),
  )
}
