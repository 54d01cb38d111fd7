import type { Queryable } from "../../db/transaction.ts"
import type { Incoming } from "../../formats/incoming.ts"
import { sameAddressKey, spellingsOf } from "../../formats/same-address.ts"
import { articlesByIdentity, type IdentityRow } from "./known-sql.ts"

/** What identifies the article that a document is. */
export interface KnownBy {
  readonly ids: readonly { readonly scheme: string; readonly value: string }[]
  /** The document's own address; undefined where several documents share it. */
  readonly url: string | undefined
  readonly slug?: string
}

/** The keys under which a document may be recognised, the most reliable first. */
export function keysOf({ ids, url, slug }: KnownBy): string[] {
  return [
    ...ids.map(({ scheme, value }) => `id ${scheme} ${value}`),
    ...(slug === undefined ? [] : [`slug ${slug}`]),
    ...(url === undefined ? [] : [urlKey(url)]),
  ]
}

/** The slugs of stored articles, by the keys under which they are found. One statement for all documents. */
export async function storedBy(queryable: Queryable, documents: readonly KnownBy[]): Promise<Map<string, string[]>> {
  const ids = documents.flatMap((document) => document.ids)
  const urls = documents.flatMap(({ url }) => (url === undefined ? [] : spellingsOf(url)))
  const slugs = documents.flatMap(({ slug }) => slug ?? [])
  const [schemes, values] = [ids.map(({ scheme }) => scheme), ids.map(({ value }) => value)]
  const rows = await queryable.query<IdentityRow>(articlesByIdentity(schemes, values, [...new Set(urls)], slugs))
  const found = new Map<string, string[]>()
  for (const { key, slug } of rows) {
    const known = key.startsWith("url ") ? urlKey(key.slice("url ".length)) : key
    found.set(known, [...new Set([...(found.get(known) ?? []), slug])])
  }
  return found
}

/**
 * Whether version `a` of a document was made after version `b`, by the times that they state; a version without a time counts
 * as the oldest.
 */
export function isNewer(a: Incoming, b: Incoming): boolean {
  return (a.updatedAt ?? a.publishedAt ?? "") > (b.updatedAt ?? b.publishedAt ?? "")
}

function urlKey(url: string): string {
  return `url ${sameAddressKey(url)}`
}
