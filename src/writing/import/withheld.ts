import type { Queryable } from "../../db/transaction.ts"
import type { Incoming } from "../../formats/incoming.ts"
import { sameAddressKey, spellingsOf } from "../../formats/same-address.ts"
import { articlesByIdentity, type IdentityRow } from "./known-sql.ts"

// What must not go out, and with it the versions before it that the same import brings.

export interface Sifted {
  readonly documents: readonly Incoming[]
  readonly refused: readonly { readonly file: string; readonly reason: string }[]
}

/** Takes out what is killed, withheld, embargoed or a draft, each with a line that says so, and whether a version of it is stored. */
export async function siftWithheld(queryable: Queryable, documents: readonly Incoming[]): Promise<Sifted> {
  const withheld = documents.filter((document) => document.withheld !== undefined)
  if (withheld.length === 0) return { documents, refused: [] }
  const stored = await storedOf(queryable, withheld)
  const byKey = new Map(withheld.flatMap((document) => keysOf(document).map((key) => [key, document] as const)))
  const refused: { file: string; reason: string }[] = []
  const kept = documents.filter((document) => {
    const { file } = document
    if (document.withheld !== undefined) {
      const slug = keysOf(document).flatMap((key) => stored.get(key) ?? [])[0]
      const still = slug === undefined ? "" : ` A version of it is stored as /${slug} and can still be read.`
      refused.push({ file, reason: `${file}: expected an article that may go out, but ${document.withheld}.${still}` })
      return false
    }
    const other = keysOf(document).flatMap((key) => byKey.get(key) ?? [])[0]
    if (other === undefined || isNewer(document, other)) return true
    refused.push({
      file,
      reason: `${file}: expected an article that may go out, but ${other.file} says of it that ${other.withheld}.`,
    })
    return false
  })
  return { documents: kept, refused }
}

function keysOf({ ids, url, urlIsCommon }: Incoming): string[] {
  const named = ids.map(({ scheme, value }) => `id ${scheme} ${value}`)
  return url === undefined || urlIsCommon ? named : [...named, `url ${sameAddressKey(url)}`]
}

async function storedOf(queryable: Queryable, documents: readonly Incoming[]): Promise<Map<string, string>> {
  const ids = documents.flatMap((document) => document.ids)
  const urls = documents.flatMap(({ url, urlIsCommon }) => (url === undefined || urlIsCommon ? [] : spellingsOf(url)))
  const [schemes, values] = [ids.map(({ scheme }) => scheme), ids.map(({ value }) => value)]
  const rows = await queryable.query<IdentityRow>(articlesByIdentity(schemes, values, [...new Set(urls)], []))
  return new Map(rows.map(({ key, slug }) => [key.startsWith("url ") ? `url ${sameAddressKey(key.slice(4))}` : key, slug]))
}

function isNewer(a: Incoming, b: Incoming): boolean {
  return (a.updatedAt ?? a.publishedAt ?? "") > (b.updatedAt ?? b.publishedAt ?? "")
}
