import { ARTICLE } from "../../content/articles/kind.ts"
import { type ArticleContent, contentSchemas } from "../../content/records/records.ts"
import type { Queryable } from "../../db/transaction.ts"
import { sameAddressKey } from "../../formats/same-address.ts"
import { fold } from "../../text/fold.ts"
import { recordsOf } from "../export/sql.ts"
import type { ImportedDocument } from "./document.ts"
import { isNewer, type KnownBy, keysOf, storedBy } from "./known-by.ts"
import { isPartOf } from "./part-of.ts"
import { withStored } from "./with-stored.ts"

export interface Settled {
  readonly documents: readonly ImportedDocument[]
  readonly refused: readonly { readonly file: string; readonly reason: string }[]
}

/**
 * Decides which article each document is: the stored one with its id, or with its address, or else a new one. Of several
 * documents that are the same article, the newest is kept.
 */
export async function settleIdentities(queryable: Queryable, documents: readonly ImportedDocument[]): Promise<Settled> {
  const refused: { file: string; reason: string }[] = []
  const candidates = await storedBy(queryable, documents.map(knownBy))
  const stored = await readStored(queryable, [...new Set([...candidates.values()].flat())])
  const settled = new Map<string, ImportedDocument>()
  const byKey = new Map<string, string>()
  for (const given of documents) {
    const document = withoutForeignIds(given, candidates, stored)
    const own = keysOf(knownBy(document)).flatMap((key) => byKey.get(key) ?? [])
    const found = own.find((slug) => isSame(document, settled.get(slug)?.article)) ?? findStored(document, candidates, stored)
    const before = found === undefined ? undefined : stored.get(found)
    if (before?.publisher && document.article.publisher && before.publisher !== document.article.publisher) {
      refused.push({ file: document.file, reason: ofAnother(document, before) })
      continue
    }
    if (before && isOlder(document.article, before)) {
      refused.push({ file: document.file, reason: older(document, before) })
      continue
    }
    const slug = found ?? document.article.slug
    const placed = before ? withStored(document, before) : { ...document, article: { ...document.article, slug } }
    const other = settled.get(slug)
    const both = other && together(placed, other)
    if (other && !both && !isNewer(placed.incoming, other.incoming)) {
      if (!isRepeated(placed, other)) refused.push({ file: document.file, reason: repeats(document, other) })
      continue
    }
    if (other && !both && !isRepeated(placed, other)) refused.push({ file: other.file, reason: repeats(other, placed) })
    settled.set(slug, both ?? placed)
    for (const key of keysOf(knownBy(placed))) byKey.set(key, slug)
  }
  return { documents: [...settled.values()], refused }
}

function knownBy({ article: { slug, externalIds = [], url }, incoming: { urlIsCommon } }: ImportedDocument): KnownBy {
  return { ids: externalIds, slug, url: urlIsCommon ? undefined : url }
}

async function readStored(queryable: Queryable, slugs: readonly string[]): Promise<Map<string, ArticleContent>> {
  const rows = await queryable.query<{ slug: string; record: string }>(recordsOf(ARTICLE, slugs))
  return new Map(rows.map(({ slug, record }) => [slug, contentSchemas.article.parse(JSON.parse(record))]))
}

/** An address that several stored articles have does not identify any of them: it is that of a page that shows them all. */
function findStored(
  document: ImportedDocument,
  candidates: ReadonlyMap<string, readonly string[]>,
  stored: ReadonlyMap<string, ArticleContent>,
): string | undefined {
  return keysOf(knownBy(document))
    .flatMap((key) => {
      const found = candidates.get(key) ?? []
      return key.startsWith("url ") && found.length > 1 ? [] : found
    })
    .find((slug) => isSame(document, stored.get(slug)))
}

/**
 * Whether a document and an article are the same. A common id decides it. Without one, a common address does, unless both have
 * ids of the same scheme that differ. Ids of feeds (LOOSE) may differ even so, since in many feeds they change with the
 * headline; then it is decided by how many words the texts share.
 */
function isSame({ article }: ImportedDocument, other: ArticleContent | undefined): boolean {
  if (other === undefined) return false
  const ids = article.externalIds ?? []
  const others = other.externalIds ?? []
  if (sharedIds(article, other).length > 0 || article.slug === other.slug) return true
  const alike = ids.filter(({ scheme }) => others.some((id) => id.scheme === scheme))
  return alike.length === 0 || (alike.every(({ scheme }) => LOOSE.has(scheme)) && !isAnotherStory(article, other, LITTLE))
}

/** Schemes of ids that are not reliable: whoever makes the document chooses them freely. */
const LOOSE = new Set(["guid", "document", "slug"])
/**
 * The smallest part of its words that an article shares with a corrected version of itself; two texts that share less are two
 * articles. The second number counts where the addresses differ.
 */
const LITTLE = 0.15
const LITTLE_ELSEWHERE = 0.3

function sharedIds(article: ArticleContent, other: ArticleContent): NonNullable<ArticleContent["externalIds"]> {
  return (article.externalIds ?? []).filter(({ scheme, value }) =>
    other.externalIds?.some((id) => id.scheme === scheme && id.value === value),
  )
}

/**
 * Where a feed gives an id that already belongs to another article, the document goes without it: the id stays with the article
 * that had it.
 */
function withoutForeignIds(
  document: ImportedDocument,
  candidates: ReadonlyMap<string, readonly string[]>,
  stored: ReadonlyMap<string, ArticleContent>,
): ImportedDocument {
  const { article } = document
  const foreign = (article.externalIds ?? []).filter(({ scheme, value }) => {
    const [slug] = candidates.get(`id ${scheme} ${value}`) ?? []
    const other = slug === undefined ? undefined : stored.get(slug)
    if (other === undefined || !LOOSE.has(scheme)) return false
    const isElsewhere =
      article.url !== undefined && other.url !== undefined && sameAddressKey(article.url) !== sameAddressKey(other.url)
    return isAnotherStory(article, other, isElsewhere ? LITTLE_ELSEWHERE : LITTLE)
  })
  if (foreign.length === 0) return document
  const note = `its id ${foreign.map(({ value }) => value).join(", ")} is that of another story that is stored; left out`
  const externalIds = article.externalIds?.filter((id) => !foreign.includes(id))
  return { ...document, article: { ...article, externalIds }, notes: [...document.notes, note] }
}

/** Whether two texts have so few words in common that they are two articles. */
function isAnotherStory(one: ArticleContent, other: ArticleContent, little: number): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  const shared = [...words].filter((word) => others.has(word)).length
  return shared < Math.min(words.size, others.size) * little
}

/** The words of the beginning, without those shorter than four letters, which all texts share. */
function wordsOf({ headline, body }: ArticleContent): Set<string> {
  return new Set(fold(`${headline} ${body.slice(0, 3_000)}`).match(/[\p{L}\p{N}]{4,}/gu))
}

/**
 * Merges two documents of one import when one has a part of the other's text, as a feed has of a page: the result has all that
 * either of them says.
 */
function together(document: ImportedDocument, other: ImportedDocument): ImportedDocument | undefined {
  if (isRepeated(document, other)) return undefined
  const [newer, older] = isNewer(other.incoming, document.incoming) ? [other, document] : [document, other]
  const isPart = isPartOf(newer.article.body, older.article.body) || isPartOf(older.article.body, newer.article.body)
  return isPart ? withStored(newer, older.article) : undefined
}

/** Whether both versions say when they were made, and the document's is earlier than the stored one's. */
function isOlder({ updatedAt }: ArticleContent, before: ArticleContent): boolean {
  return updatedAt !== undefined && before.updatedAt !== undefined && updatedAt < before.updatedAt
}

function older({ file, article }: ImportedDocument, { slug, updatedAt }: ArticleContent): string {
  return `${file}: it is the version of ${article.updatedAt}, and /${slug} is stored as of ${updatedAt}, which is newer and stands.`
}

/** Whether one document only repeats the other. */
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
