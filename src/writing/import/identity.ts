import { ARTICLE } from "../../content/articles/kind.ts"
import { type ArticleContent, contentSchemas } from "../../content/records/records.ts"
import type { Queryable } from "../../db/transaction.ts"
import { recordsOf } from "../export/sql.ts"
import type { ImportedDocument } from "./document.ts"
import { articlesByIdentity, type IdentityRow } from "./known-sql.ts"
import { withStored } from "./with-stored.ts"

export interface Settled {
  readonly documents: readonly ImportedDocument[]
  readonly refused: readonly { readonly file: string; readonly reason: string }[]
}

/**
 * Says of each document which article it is: the stored one that has its id, or its address, or else a new one. Of several documents that
 * are one article, the newest stands.
 */
export async function settleIdentities(queryable: Queryable, documents: readonly ImportedDocument[]): Promise<Settled> {
  const refused: { file: string; reason: string }[] = []
  const candidates = await storedBy(queryable, documents)
  const stored = await readStored(queryable, [...new Set([...candidates.values()].flat())])
  const settled = new Map<string, ImportedDocument>()
  const byKey = new Map<string, string>()
  for (const document of documents) {
    const own = keysOf(document).flatMap((key) => byKey.get(key) ?? [])
    const found = own.find((slug) => isSame(document, settled.get(slug)?.article)) ?? findStored(document, candidates, stored)
    const before = found === undefined ? undefined : stored.get(found)
    if (before?.publisher && document.article.publisher && before.publisher !== document.article.publisher) {
      refused.push({ file: document.file, reason: ofAnother(document, before) })
      continue
    }
    const slug = found ?? document.article.slug
    const placed = before ? withStored(document, before) : { ...document, article: { ...document.article, slug } }
    const other = settled.get(slug)
    if (other && !isNewer(placed, other)) {
      if (!isRepeated(placed, other)) refused.push({ file: document.file, reason: repeats(document, other) })
      continue
    }
    if (other && !isRepeated(placed, other)) refused.push({ file: other.file, reason: repeats(other, placed) })
    settled.set(slug, placed)
    for (const key of keysOf(placed)) byKey.set(key, slug)
  }
  return { documents: [...settled.values()], refused }
}

/** What a document may be known again by, the surest first. */
function keysOf({ article: { slug, externalIds = [], url } }: ImportedDocument): string[] {
  const ids = externalIds.map(({ scheme, value }) => `id ${scheme} ${value}`)
  return [...ids, `slug ${slug}`, ...(url === undefined ? [] : [`url ${url}`])]
}

async function storedBy(queryable: Queryable, documents: readonly ImportedDocument[]): Promise<Map<string, string[]>> {
  const ids = documents.flatMap(({ article }) => article.externalIds ?? [])
  const urls = documents.flatMap(({ article }) => article.url ?? [])
  const slugs = documents.map(({ article }) => article.slug)
  const [schemes, values] = [ids.map(({ scheme }) => scheme), ids.map(({ value }) => value)]
  const rows = await queryable.query<IdentityRow>(articlesByIdentity(schemes, values, urls, slugs))
  const found = new Map<string, string[]>()
  for (const { key, slug } of rows) found.set(key, [...(found.get(key) ?? []), slug])
  return found
}

async function readStored(queryable: Queryable, slugs: readonly string[]): Promise<Map<string, ArticleContent>> {
  const rows = await queryable.query<{ slug: string; record: string }>(recordsOf(ARTICLE, slugs))
  return new Map(rows.map(({ slug, record }) => [slug, contentSchemas.article.parse(JSON.parse(record))]))
}

function findStored(
  document: ImportedDocument,
  candidates: ReadonlyMap<string, readonly string[]>,
  stored: ReadonlyMap<string, ArticleContent>,
): string | undefined {
  return keysOf(document)
    .flatMap((key) => candidates.get(key) ?? [])
    .find((slug) => isSame(document, stored.get(slug)))
}

/** An id decides. Without one in common, an address does, unless both have ids of one kind: many feeds link all their items to one page. */
function isSame({ article }: ImportedDocument, other: ArticleContent | undefined): boolean {
  if (other === undefined) return false
  const ids = article.externalIds ?? []
  const others = other.externalIds ?? []
  const shared = ids.some(({ scheme, value }) => others.some((id) => id.scheme === scheme && id.value === value))
  return shared || article.slug === other.slug || !ids.some(({ scheme }) => others.some((id) => id.scheme === scheme))
}

function isNewer({ incoming: a }: ImportedDocument, { incoming: b }: ImportedDocument): boolean {
  return (a.updatedAt ?? a.publishedAt ?? "") > (b.updatedAt ?? b.publishedAt ?? "")
}

/** The same words given twice count once. */
function isRepeated(a: ImportedDocument, b: ImportedDocument): boolean {
  return a.article.headline === b.article.headline && a.article.body === b.article.body
}

function repeats({ file, incoming }: ImportedDocument, other: ImportedDocument): string {
  if (incoming.ids.length === 0 && incoming.url === undefined && incoming.slug === undefined)
    return `${file}: it has the headline and the file name of ${other.file}, and other words. Rename one of them, so that they are two articles.`
  return `${file}: it is the same article as ${other.file} by its id or address, and no newer; that one stands.`
}

function ofAnother({ file, article }: ImportedDocument, before: ArticleContent): string {
  return `${file}: its id or address is that of /${before.slug}, which ${before.publisher} published, and it says that ${article.publisher} did. Correct one of them.`
}
