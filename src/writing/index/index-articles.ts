import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { binaryVectors } from "../../text/search/binary-vectors.ts"
import type { Touched } from "../changes/touched.ts"
import { changingInBackground, tellUntold } from "../changes/untold.ts"
import { inBatches, type Pace } from "../pace.ts"
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

/** Articles that one transaction indexes: few enough that other writers do not wait long. */
const BATCH = 500

/** The database writes one batch while this process analyses the next. */
const AT_ONCE = 2

/**
 * A write of up to this many articles indexes them in its own transaction, so that they are found as soon as they are there.
 */
const INDEXED_AT_ONCE = 2_000

/**
 * How many words are remembered as sent to the database. Beyond that, some are sent again, and the database ignores those that
 * it has.
 */
const MOST_KNOWN_WORDS = 500_000

/** The result of a batch: how many articles, and the words that the database has once the transaction commits. */
export interface IndexedBatch {
  readonly articles: number
  readonly words: readonly string[]
}

/** Indexes the articles that this transaction has queued, if they are few. @param onBegin called if there is anything to do. */
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
    const { articles, words } = await indexBatch(transaction, touched, known, { shortfalls, whose: "OWN" })
    if (articles === 0) return
    left -= articles
    for (const word of words) known.add(word)
  }
}

interface BatchOptions {
  /** Receives the articles whose texts cannot be read: those are found by their links alone. */
  readonly shortfalls?: Shortfalls
  /** OWN: of those that this transaction let wait. */
  readonly whose?: "OWN" | "ANY"
  readonly most?: number | undefined
}

/**
 * Indexes some of the articles that wait; none if other processes have locked all that are left. @param known words that the
 * database surely has.
 */
export async function indexBatch(
  transaction: Transaction,
  touched: Touched,
  known: ReadonlySet<string>,
  { shortfalls = new Shortfalls(), whose = "ANY", most = BATCH }: BatchOptions = {},
): Promise<IndexedBatch> {
  const rows = await transaction.query<PendingRow>(pendingArticles(Math.min(most, BATCH), whose))
  if (rows.length === 0) return { articles: 0, words: [] }
  // Lists of articles with a search in their filter depend on the index too, but note only "articles" as what they read.
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
 * Indexes all articles that wait, in short transactions: it may be stopped at any point and goes on from there, and any number
 * of processes may do it at once. Articles that another version of the analysis indexed are indexed anew, and are found by
 * their old entries until then; those that another version could not index are tried again.
 */
export async function indexPending(
  database: Database,
  onProgress: (done: number, total: number) => void = () => {},
  shortfalls = new Shortfalls(),
  pace: Pace = {},
): Promise<number> {
  await renewNames(database)
  await database.query(enqueueOutdated())
  await database.query(retryIndexing())
  const total = await pendingCount(database)
  if (total === 0) return 0
  const known = new Set<string>()
  const merge = merger(database)
  let done = 0
  const batch = async () => {
    const { articles, words } = await changingInBackground(database, async (transaction, touched) => {
      await transaction.script(INDEX_IN_BULK)
      return indexBatch(transaction, touched, known, { shortfalls, most: pace.most })
    })
    if (articles === 0) return 0
    // Only after the commit: if the transaction fails, another must send its words again.
    if (known.size > MOST_KNOWN_WORDS) known.clear()
    for (const word of words) known.add(word)
    done += articles
    onProgress(done, total)
    await merge.added(articles)
    return articles
  }
  await Promise.all(Array.from({ length: pace.rest ? 1 : AT_ONCE }, () => inBatches(pace, batch)))
  await merge.rest()
  if (done > BATCH) await database.transaction((transaction) => transaction.script(FINISH_INDEX))
  await tellUntold(database, pace.rest ? "DUE" : "ALL")
  return done
}
