import { cut } from "../../text/cut.ts"
import { addressOf } from "../addresses.ts"
import { isObject, type JsonObject, listOf, textOf } from "../json-values.ts"

// Where a JSON-LD document has articles, and what their parts refer to.

const ARTICLES =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:Article|NewsArticle|(?:Analysis|AskPublic|Background|Opinion|Reportage|Review)NewsArticle|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$/
/** How deep objects are looked for articles. */
const DEPTH = 8
export interface JsonLdArticle {
  readonly item: JsonObject
  /** Whether it stands in a list, as what a page says of other articles does. */
  readonly isListed: boolean
}

/** What stands in a document under an `@id`, by that: other parts may give only the `@id`. */
export type JsonLdNodes = ReadonlyMap<string, JsonObject>

/** The articles in a JSON-LD document. @throws nothing: what has another form has none. */
export function articlesInJsonLd(value: unknown, isListed = false, depth = DEPTH): JsonLdArticle[] {
  if (depth === 0) return []
  if (Array.isArray(value)) return value.flatMap((item) => articlesInJsonLd(item, isListed, depth - 1))
  if (!isObject(value)) return []
  if (typesOf(value).some((type) => ARTICLES.test(type))) return isReference(value) ? [] : [{ item: value, isListed }]
  return ["@graph", "mainEntity", "itemListElement", "item"].flatMap((key) =>
    articlesInJsonLd(value[key], isListed || key === "itemListElement", depth - 1),
  )
}

/** @param values documents that belong together, such as all scripts of a page. */
export function nodesInJsonLd(values: unknown): JsonLdNodes {
  const nodes = new Map<string, JsonObject>()
  const walk = (value: unknown, depth: number): void => {
    if (depth === 0) return
    if (Array.isArray(value)) for (const item of value) walk(item, depth - 1)
    if (!isObject(value)) return
    const id = textOf(value["@id"])
    if (id !== undefined && !isReference(value)) nodes.set(id, { ...value, ...nodes.get(id) })
    for (const part of Object.values(value)) walk(part, depth - 1)
  }
  walk(values, DEPTH)
  return nodes
}

/** Whether an object only refers to one that is described elsewhere. */
function isReference(value: JsonObject): boolean {
  return "@id" in value && Object.keys(value).every((key) => key === "@id" || key === "@type")
}

/** The addresses by which an article says which page is its own. */
export function pagesOf(item: JsonObject): string[] {
  return [item.url, ...listOf(item.mainEntityOfPage).flatMap(pageIn), item["@id"]].flatMap((value) => addressOf(value) ?? [])
}

/** What may be the address of a page, however it is given. */
export function pageIn(value: unknown): unknown[] {
  return isObject(value) ? [value["@id"], value.url] : [value]
}

export function typesOf(value: JsonObject): string[] {
  return listOf(value["@type"]).flatMap((type) => textOf(type) ?? [])
}

/** The article with what it only refers to in its place, as many publishing systems write author and publisher. */
export function resolved(item: JsonObject, nodes: JsonLdNodes, notes: string[]): JsonObject {
  const whole = (value: unknown): unknown => {
    if (!isObject(value)) return value
    const found = nodes.get(textOf(value["@id"]) ?? "")
    return found === undefined ? value : { ...found, ...value }
  }
  const looked = Object.fromEntries(
    ["author", "creator", "publisher", "sourceOrganization", "about", "mentions"].flatMap((key) => {
      if (item[key] === undefined || item[key] === null) return []
      const values = listOf(item[key]).map(whole)
      const lost = values.filter((value) => isObject(value) && isReference(value))
      for (const value of lost)
        notes.push(`${key}: ${cut(String(textOf((value as JsonObject)["@id"])), 80)} is described nowhere; left out`)
      return [[key, values.filter((value) => !lost.includes(value))]]
    }),
  )
  return { ...item, ...looked }
}
