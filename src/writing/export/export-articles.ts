import { hash } from "node:crypto"
import { rename, rm, writeFile } from "node:fs/promises"
import { join, resolve, sep } from "node:path"
import { articleLoaders } from "../../content/articles/loaders.ts"
import { ARTICLE_COLUMNS, type ArticleRow, articlesInSlugOrder } from "../../content/articles/sql.ts"
import { everyField } from "../../content/every-field.ts"
import { personLoaders } from "../../content/people/loaders.ts"
import { searchLoaders } from "../../content/search/loaders.ts"
import { sourceLoaders } from "../../content/sources/loaders.ts"
import { statementLoaders } from "../../content/statements/loaders.ts"
import { topicLoaders } from "../../content/topics/loaders.ts"
import type { Database } from "../../db/database.ts"
import type { Transaction } from "../../db/transaction.ts"
import { Failure, systemCode } from "../../failure.ts"
import { ARTICLE_FORMATS, type ArticleFormat, type ArticleFormatName } from "../../formats/article-formats.ts"
import { type DocumentLoaders, readDocuments } from "../../formats/load-documents.ts"
import { contentSize } from "../content-size-sql.ts"
import { createFolder } from "./export.ts"

/** How many articles are read together, each batch with what is linked to them in a handful of statements. */
const BATCH = 200
const FOLDER = "articles"
/** In bytes. Most file systems allow names of 255 bytes; the rest is for the suffix and the extension. */
const LONGEST_NAME = 180

export interface ExportedArticles {
  readonly folder: string
  readonly articles: number
  /** What the format cannot express: which part, how often, and in how many articles. */
  readonly losses: readonly {
    readonly what: string
    readonly instead: string
    readonly count: number
    readonly articles: number
  }[]
}

/**
 * Writes every article into a file of its own, all from one snapshot of the data. Files of articles that were deleted since an
 * earlier export stay in the folder. @throws Failure FOLDER_NOT_WRITABLE also where a file cannot be written.
 */
export async function exportArticles(
  database: Database,
  folder: string,
  formatName: ArticleFormatName,
  progress: (file: string, done: number, total: number) => void,
): Promise<ExportedArticles> {
  const format: ArticleFormat = ARTICLE_FORMATS[formatName]
  const target = join(resolve(folder), FOLDER)
  createFolder(target)
  const losses = format.cannotCarry.map((loss) => ({ ...loss, total: 0, articles: 0 }))
  return database.transaction(async (transaction) => {
    const total = (await contentSize(transaction)).articles
    const reading = inTurn(database, transaction)
    let articles = 0
    for (let after = ""; ; ) {
      const rows = await reading.query<ArticleRow>(articlesInSlugOrder(after, BATCH))
      for (const document of await readDocuments(loadersOver(reading), rows)) {
        await writeWhole(join(target, fileNameOf(document.slug, format.suffix)), target, format.write(document))
        for (const loss of losses) {
          const count = loss.count(document)
          loss.total += count
          if (count > 0) loss.articles++
        }
      }
      articles += rows.length
      progress(FOLDER, articles, total)
      if (rows.length < BATCH) break
      after = (rows.at(-1) as ArticleRow).slug
    }
    const lost = losses.filter((loss) => loss.total > 0)
    return {
      folder: target,
      articles,
      losses: lost.map(({ what, instead, total: count, articles }) => ({ what, instead, count, articles })),
    }
  }, "SNAPSHOT")
}

/**
 * The transaction as a database for loaders. Loaders ask several things at once, but a transaction has one connection, so its
 * statements run one after the other.
 */
function inTurn(database: Database, transaction: Transaction): Database {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...database,
    query<Row extends object>(statement: Parameters<Database["query"]>[0]) {
      const result = last.then(() => transaction.query<Row>(statement))
      last = result.catch(() => {})
      return result
    },
  }
}

function loadersOver(database: Database): DocumentLoaders {
  return {
    articles: articleLoaders(database, searchLoaders(database), { columns: ARTICLE_COLUMNS, withScore: false }),
    people: personLoaders(database, everyField),
    sources: sourceLoaders(database, everyField),
    statements: statementLoaders(database),
    topics: topicLoaders(database, everyField),
  }
}

/**
 * The name of an article's file: its slug, if all file systems can tell that from every other slug; otherwise the slug with a
 * few digits of its hash. It consists of letters, digits and . _ ~ - only, so that no stored slug can lead out of the folder.
 */
export function fileNameOf(slug: string, suffix: string): string {
  const safe = slug.replace(/[^\p{L}\p{M}\p{N}._~-]/gu, "_").replace(/^[._]+/, "_")
  const isPlain = safe === slug && slug === slug.toLowerCase().normalize("NFC") && Buffer.byteLength(slug) <= LONGEST_NAME
  return isPlain ? `${slug}${suffix}` : `${cutTo(safe, LONGEST_NAME - 9)}-${hash("sha256", slug, "hex").slice(0, 8)}${suffix}`
}

function cutTo(text: string, bytes: number): string {
  let cut = ""
  let length = 0
  for (const character of text) {
    length += Buffer.byteLength(character)
    if (length > bytes) break
    cut += character
  }
  return cut
}

/** Writes under a temporary name and renames: a file is there only when it is complete. */
async function writeWhole(path: string, folder: string, text: string): Promise<void> {
  if (!path.startsWith(folder + sep)) throw new Error(`${path} is not in ${folder}`)
  const part = `${path}.part`
  try {
    await writeFile(part, text)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    throw new Failure(
      "FOLDER_NOT_WRITABLE",
      `Cannot write ${path} (${systemCode(error)}). Make room there, or name another folder.`,
    )
  }
}
