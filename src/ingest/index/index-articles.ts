import type { Database, Transaction } from "../../db/database.ts"
import { pendingCount } from "./pending.ts"
import {
  addWords,
  FINISH_INDEX,
  INDEX_IN_BULK,
  type PendingRow,
  pendingArticles,
  takeTurnWithWords,
  writeEntries,
} from "./sql.ts"
import { searchVector } from "./vector.ts"

/** Articles a transaction: short enough that nobody waits for it. */
const BATCH = 500

/** While the database writes one batch, this process analyses another. */
const AT_ONCE = 2

/** A write of up to this many articles indexes them itself, so that they are found as soon as they are there. */
export const INDEXED_AT_ONCE = 2_000

/** Indexes some of the articles that wait. @returns how many; 0 when none is left that another process has not in hand. */
export async function indexBatch(transaction: Transaction, words: Set<string>): Promise<number> {
  const rows = await transaction.query<PendingRow>(pendingArticles(BATCH))
  if (rows.length === 0) return 0
  const fresh = new Set<string>()
  const vectors = rows.map((row) => searchVector(row, fresh))
  const unknown = [...fresh].filter((word) => !words.has(word))
  for (const word of unknown) words.add(word)
  await transaction.query(
    writeEntries(
      rows.map(({ id }) => id),
      vectors,
    ),
  )
  if (unknown.length > 0) {
    await transaction.query(takeTurnWithWords())
    await transaction.query(addWords(unknown))
  }
  return rows.length
}

/**
 * Indexes all articles that wait, in short transactions: it may be stopped at any point and goes on where it stopped, and any number
 * of processes may do it at once.
 */
export async function indexPending(
  database: Database,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const total = await pendingCount(database)
  const words = new Set<string>()
  let done = 0
  const work = async () => {
    for (;;) {
      const indexed = await database.transaction(async (transaction) => {
        await transaction.script(INDEX_IN_BULK)
        return indexBatch(transaction, words)
      })
      if (indexed === 0) return
      done += indexed
      onProgress(done, total)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (done > BATCH) await database.transaction((transaction) => transaction.script(FINISH_INDEX))
  return done
}
