import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { binaryVectors } from "../../text/search/binary-vectors.ts"
import { changing } from "../changes/changing.ts"
import type { Touched } from "../changes/touched.ts"
import { isolating } from "../passed-over/isolating.ts"
import { passOverArticle } from "../passed-over/pass-over.ts"
import { Shortfalls } from "../passed-over/shortfalls.ts"
import { forgetPassedOver, retryIndexing } from "../passed-over/sql.ts"
import { merger } from "./merger.ts"
import { pendingCount } from "./pending.ts"
import { renewNames } from "./renew-names.ts"
import {
  addWords,
  countOwn,
  enqueueOutdated,
  FINISH_INDEX,
  INDEX_IN_BULK,
  type PendingRow,
  pendingArticles,
  writeEntries,
} from "./sql.ts"
import { addLinks, addVector } from "./vector.ts"

/** Articles a transaction: short enough that nobody waits for it. */
const BATCH = 500

/** While the database writes one batch, this process analyses another. */
const AT_ONCE = 2

/** A write of up to this many articles indexes them itself, so that they are found as soon as they are there. */
const INDEXED_AT_ONCE = 2_000

/** Words that need not be sent again; beyond these they are, and the database finds that it has them. */
const MOST_KNOWN_WORDS = 500_000

/** What a batch did: how many articles, and the words that the database has once its transaction commits. */
export interface IndexedBatch {
  readonly articles: number
  readonly words: readonly string[]
}

/** Indexes within a transaction the articles that it let wait, where they are few. @param onBegin told where there is anything to do. */
export async function indexOwn(
  transaction: Transaction,
  touched: Touched,
  shortfalls: Shortfalls,
  onBegin: () => void,
): Promise<void> {
  const [own] = await transaction.query<{ count: number }>(countOwn(INDEXED_AT_ONCE + 1))
  if (!own || own.count === 0 || own.count > INDEXED_AT_ONCE) return
  onBegin()
  const known = new Set<string>()
  for (let left = own.count; left > 0; ) {
    const { articles, words } = await indexBatch(transaction, touched, known, shortfalls, "OWN")
    if (articles === 0) return
    left -= articles
    for (const word of words) known.add(word)
  }
}

/**
 * Indexes some of the articles that wait; none where another process has all in hand that are left. @param known words that the
 * database surely has. @param shortfalls receives the articles whose texts cannot be read: those are found by their links alone.
 * @param whose OWN: of those that this transaction let wait.
 */
export async function indexBatch(
  transaction: Transaction,
  touched: Touched,
  known: ReadonlySet<string>,
  shortfalls = new Shortfalls(),
  whose: "OWN" | "ANY" = "ANY",
): Promise<IndexedBatch> {
  const rows = await transaction.query<PendingRow>(pendingArticles(BATCH, whose))
  if (rows.length === 0) return { articles: 0, words: [] }
  // Lists of articles may be searched, without a look at words or names that would be noted as the search's.
  touched.list("search", "articles")
  await transaction.query(
    forgetPassedOver(
      rows.map(({ id }) => id),
      ["SEARCH"],
    ),
  )
  const added: string[] = []
  await isolating(
    transaction,
    rows,
    async (some) => {
      for (const word of await indexRows(transaction, some, known)) added.push(word)
    },
    async (row, failure) => {
      const vectors = binaryVectors()
      addLinks(vectors, row)
      await transaction.query(writeEntries([row.id], vectors.array()))
      await passOverArticle(transaction, shortfalls, row.id, "SEARCH", failure)
    },
  )
  return { articles: rows.length, words: added }
}

/** @returns the words that are new. */
async function indexRows(
  transaction: Transaction,
  rows: readonly PendingRow[],
  known: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found = new Set<string>()
  const vectors = binaryVectors()
  for (const row of rows) addVector(vectors, row, found)
  await transaction.query(
    writeEntries(
      rows.map(({ id }) => id),
      vectors.array(),
    ),
  )
  const words = [...found].filter((word) => !known.has(word))
  if (words.length > 0) {
    await transaction.script(takeTurn("WORDS"))
    await transaction.query(addWords(words))
  }
  return words
}

/**
 * Indexes all articles that wait, in short transactions: it may be stopped at any point and goes on where it stopped, and any number
 * of processes may do it at once. What another version of the analysis indexed is indexed anew, and found by that meanwhile; what
 * another version had to pass over is tried again.
 */
export async function indexPending(
  database: Database,
  onProgress: (done: number, total: number) => void = () => {},
  shortfalls = new Shortfalls(),
): Promise<number> {
  await renewNames(database)
  await database.query(enqueueOutdated())
  await database.query(retryIndexing())
  const total = await pendingCount(database)
  const known = new Set<string>()
  const merge = merger(database)
  let done = 0
  const work = async () => {
    for (;;) {
      const { articles, words } = await changing(database, async (transaction, touched) => {
        await transaction.script(INDEX_IN_BULK)
        return indexBatch(transaction, touched, known, shortfalls)
      })
      if (articles === 0) return
      // Only now: the words of a transaction that fails are to be sent by another.
      if (known.size > MOST_KNOWN_WORDS) known.clear()
      for (const word of words) known.add(word)
      done += articles
      onProgress(done, total)
      await merge.added(articles)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await merge.rest()
  if (done > BATCH) await database.transaction((transaction) => transaction.script(FINISH_INDEX))
  return done
}
