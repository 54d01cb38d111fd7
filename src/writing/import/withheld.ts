import type { Queryable } from "../../db/transaction.ts"
import type { Incoming } from "../../formats/incoming.ts"
import { isNewer, type KnownBy, keysOf, storedBy } from "./known-by.ts"

// Documents that must not be published. The earlier versions of them in the same import are left out as well.

export interface Sifted {
  readonly documents: readonly Incoming[]
  readonly refused: readonly { readonly file: string; readonly reason: string }[]
}

/**
 * Takes out the documents that are killed, withheld, embargoed or drafts, with a line for each that also says whether a version
 * of it is stored.
 */
export async function siftWithheld(queryable: Queryable, documents: readonly Incoming[]): Promise<Sifted> {
  const withheld = documents.filter((document) => document.withheld !== undefined)
  if (withheld.length === 0) return { documents, refused: [] }
  const stored = await storedBy(queryable, withheld.map(knownBy))
  const byKey = new Map(withheld.flatMap((document) => keysOf(knownBy(document)).map((key) => [key, document] as const)))
  const refused: { file: string; reason: string }[] = []
  const kept = documents.filter((document) => {
    const { file } = document
    if (document.withheld !== undefined) {
      const slug = keysOf(knownBy(document)).flatMap((key) => stored.get(key)?.at(-1) ?? [])[0]
      const still = slug === undefined ? "" : ` A version of it is stored as /${slug} and can still be read.`
      refused.push({ file, reason: `${file}: expected an article that may go out, but ${document.withheld}.${still}` })
      return false
    }
    const other = keysOf(knownBy(document)).flatMap((key) => byKey.get(key) ?? [])[0]
    if (other === undefined || isNewer(document, other)) return true
    refused.push({
      file,
      reason: `${file}: expected an article that may go out, but ${other.file} says of it that ${other.withheld}.`,
    })
    return false
  })
  return { documents: kept, refused }
}

function knownBy({ ids, url, urlIsCommon }: Incoming): KnownBy {
  return { ids, url: urlIsCommon ? undefined : url }
}
