import { hash } from "node:crypto"
import type { KindName } from "./kinds.ts"

/** What has row ids. */
export type RowKind = KindName | "passage" | "statement" | "shared-passage"

/**
 * The id of a row: the first 63 bits of SHA-256 over kind and slug, as decimal digits. So the same data has the same ids in
 * every database, in whatever order it is loaded (docs/adr/0002). Two slugs with the same id are refused as a repetition when
 * they are written; with a million rows, that is expected once in 18 million archives.
 */
export function rowId(kind: RowKind, slug: string): string {
  const digits = hash("sha256", `${kind}:${slug}`, "hex").slice(0, 16)
  return String(BigInt(`0x${digits}`) & 0x7fff_ffff_ffff_ffffn)
}
