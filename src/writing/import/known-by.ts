import type { Queryable } from "../../db/transaction.ts"
import type { Incoming } from "../../formats/incoming.ts"
import { sameAddressKey, spellingsOf } from "../../formats/same-address.ts"
import { articlesByIdentity, type IdentityRow } from "./known-sql.ts"

/** What says which article a document is. */
export interface KnownBy {
  readonly ids: readonly { readonly scheme: string; readonly value: string }[]
  /** Its own address; not one that several documents share. */
  readonly url: string | undefined
  readonly slug?: string
}

/** What a document may be known again by, the surest first. */
export function keysOf({ ids, url, slug }: KnownBy): string[] {
  return [
    ...ids.map(({ scheme, value }) => `id ${scheme} ${value}`),
    ...(slug === undefined ? [] : [`slug ${slug}`]),
    ...(url === undefined ? [] : [urlKey(url)]),
  ]
}

/** The slugs of stored articles by the keys under which they are known. One statement for all documents. */
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

/** Whether one version of a document was made after another, by what both say; one that says nothing is the oldest. */
export function isNewer(a: Incoming, b: Incoming): boolean {
  return (a.updatedAt ?? a.publishedAt ?? "") > (b.updatedAt ?? b.publishedAt ?? "")
}

function urlKey(url: string): string {
  return `url ${sameAddressKey(url)}`
}
