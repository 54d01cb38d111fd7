import { cut } from "../../text/cut.ts"
import { addressOf } from "../addresses.ts"
import { isObject, type JsonObject, listOf, textOf } from "../json-values.ts"

// Finds articles in JSON-LD, and resolves references inside a document.

const ARTICLES =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:Article|NewsArticle|(?:Analysis|AskPublic|Background|Opinion|Reportage|Review)NewsArticle|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$/
/** How many levels of objects are searched for articles. */
const DEPTH = 8
export interface JsonLdArticle {
  readonly item: JsonObject
  /** Whether it is in a list, as the other articles to which a page links are. */
  readonly isListed: boolean
}

/** The objects in a document by their `@id`; other parts may refer to them with only the `@id`. */
export type JsonLdNodes = ReadonlyMap<string, JsonObject>

/** The articles in a JSON-LD document. Never throws: a value of another form contains none. */
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

/** Whether an object is only a reference to one that is described elsewhere. */
function isReference(value: JsonObject): boolean {
  return "@id" in value && Object.keys(value).every((key) => key === "@id" || key === "@type")
}

/** The addresses of the article's own page, as it gives them. */
export function pagesOf(item: JsonObject): string[] {
  return [item.url, ...listOf(item.mainEntityOfPage).flatMap(pageIn), item["@id"]].flatMap((value) => addressOf(value) ?? [])
}

/** The values that may be the address of a page, in all of the forms that are used. */
export function pageIn(value: unknown): unknown[] {
  return isObject(value) ? [value["@id"], value.url] : [value]
}

export function typesOf(value: JsonObject): string[] {
  return listOf(value["@type"]).flatMap((type) => textOf(type) ?? [])
}

/**
 * The article with references replaced by what they refer to; many publishing systems write author and publisher in that way.
 */
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
