import { ask } from "../server/process.ts"

// Texts, ids and cursors for random requests: plain ones, forged ones, and those that a server really has.

const forged = (text: string) => Buffer.from(text).toString("base64url")

export const PLAIN: readonly string[] = [
  ...["", "ا", "العراق", "Biden", "بايدن -ترمب", '"الحوار الاستراتيجي"', "ابر*", "نيسان", "3", "Tueler", "-x", "!؟", "iraq"],
  ...["joe-biden", "ar", "IQ", "\0", "\u202e", "\ud800", "ﷺ", "😀", "'; --", "\\", "%_", "x".repeat(1_001), "و ".repeat(40)],
  ...["__proto__", "constructor", "{", "</script>", "1e400"],
  ...[
    "2|Query.search|search|1|4 PERSON a",
    "2|Query.search|search|1|2 ARTICLE -infinity",
    "2|Query.articles|relevance|1|3 2021-01-01T00:00:00.000Z",
    "2|Query.articles|relevance|1|3 x",
    "2|Query.articles|newest|5|-infinity",
    "2|Query.articles|oldest|5|2021-01-01T00:00:00.000Z",
    "2|Query.people|name-ar|5|ا",
    "2|Query.people|name-en-desc|5|",
    "2|Article.people|position|5|1",
    "2|Article.people|position|5|99999999999",
    "2|Query.articles|newest|x|now",
    "9|9|9|9",
    "1|newest|5|-infinity",
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
