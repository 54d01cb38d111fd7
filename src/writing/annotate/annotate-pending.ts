import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { buildDictionary, type Dictionary } from "../../evidence/names/dictionary.ts"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import { changing } from "../changes/changing.ts"
import type { Touched } from "../changes/touched.ts"
import { namesState, readDictionaryNames } from "../dictionary-names.ts"
import { Shortfalls } from "../passed-over/shortfalls.ts"
import { RETRY_ALL_INDEXING, retryAnnotating } from "../passed-over/sql.ts"
import { analyseStories } from "./analyse-stories.ts"
import { annotateArticles } from "./annotate-articles.ts"
import { groupArticles } from "./group-articles.ts"
import { shareTexts } from "./share-texts.ts"
import { ANALYZE_ANNOTATIONS, countPendingSteps, ENQUEUE_EVERYTHING, enqueueOutdated, STEP } from "./sql.ts"

/** A write of up to this many articles annotates them itself: what it says is there as soon as they are. */
export const ANNOTATED_AT_ONCE = 2_000

/** What a transaction takes on of each step: short enough that nobody waits for it, and that little is lost when it is stopped. */
const BATCH = { texts: 200, shared: 200, stories: 25 }

/** Steps by the names that people read. */
type Phase = "reading texts" | "comparing texts" | "grouping stories" | "comparing reports"
export type AnnotationProgress = (phase: Phase, done: number, total: number) => void

/** How many articles wait for any of the steps. */
export async function pendingAnnotations(queryable: Pick<Transaction, "query">): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(countPendingSteps())
  return row?.count ?? 0
}

/** Lets everything be computed anew, and what could not be indexed be tried again. */
export function enqueueEverything(database: Database): Promise<void> {
  return database.transaction(async (transaction) => {
    await transaction.script(ENQUEUE_EVERYTHING)
    await transaction.script(RETRY_ALL_INDEXING)
  })
}

/** Does all steps within a transaction, for what a small write left to do. @param shortfalls receives what had to be passed over. */
export async function annotateWithin(transaction: Transaction, touched: Touched, shortfalls: Shortfalls): Promise<void> {
  await transaction.script(takeTurn("DERIVE"))
  const dictionary = buildDictionary(await readDictionaryNames(transaction))
  while ((await annotateArticles(transaction, touched, dictionary, BATCH.texts, shortfalls)) > 0);
  while ((await shareTexts(transaction, touched, BATCH.shared, shortfalls)) > 0);
  await groupArticles(transaction, touched)
  while ((await analyseStories(transaction, touched, BATCH.stories, shortfalls)) > 0);
}

/**
 * Does all steps for all articles that wait, in short transactions: it may be stopped at any point and goes on where it stopped.
 * Articles that older rules annotated are done anew, and those that another version had to pass over.
 * @param shortfalls receives what has to be passed over: no text keeps others from being read.
 * @returns how many articles were annotated.
 */
export async function annotatePending(
  database: Database,
  onProgress: AnnotationProgress = () => {},
  shortfalls = new Shortfalls(),
): Promise<number> {
  const inTurn = <Result>(work: (transaction: Transaction, touched: Touched) => Promise<Result>) =>
    changing(database, async (transaction, touched) => {
      await transaction.script(takeTurn("DERIVE"))
      return work(transaction, touched)
    })
  await inTurn(async (transaction) => {
    await transaction.query(enqueueOutdated(ANNOTATION_VERSION))
    await transaction.query(retryAnnotating(STEP.TEXT))
  })
  const total = await pendingAnnotations(database)
  if (total === 0) return 0
  const repeat = async (phase: Phase, step: (transaction: Transaction, touched: Touched) => Promise<number>) => {
    for (let done = 0; ; ) {
      const some = await inTurn(step)
      if (some === 0) return done
      done += some
      onProgress(phase, done, Math.max(done, total))
    }
  }
  let known: { state: string; dictionary: Dictionary } | undefined
  const annotated = await repeat("reading texts", async (transaction, touched) => {
    // Another process may have written names since the last batch; while this one has its turn, none does.
    const state = await namesState(transaction)
    if (known?.state !== state) known = { state, dictionary: buildDictionary(await readDictionaryNames(transaction)) }
    return annotateArticles(transaction, touched, known.dictionary, BATCH.texts, shortfalls)
  })
  if (annotated > 0) await inTurn((transaction) => transaction.script(ANALYZE_ANNOTATIONS))
  await repeat("comparing texts", (transaction, touched) => shareTexts(transaction, touched, BATCH.shared, shortfalls))
  onProgress("grouping stories", 0, 1)
  await inTurn(groupArticles)
  await repeat("comparing reports", (transaction, touched) => analyseStories(transaction, touched, BATCH.stories, shortfalls))
  return annotated
}
