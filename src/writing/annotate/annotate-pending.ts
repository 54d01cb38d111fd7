import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Queryable, Transaction } from "../../db/transaction.ts"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import { changing } from "../changes/changing.ts"
import type { Touched } from "../changes/touched.ts"
import { dictionaryIn } from "../names/dictionary.ts"
import { Shortfalls } from "../passed-over/shortfalls.ts"
import { RETRY_ALL_INDEXING, retryAnnotating } from "../passed-over/sql.ts"
import { analyseStories } from "./analyse-stories.ts"
import { readTexts, writeTexts } from "./annotate-articles.ts"
import { groupArticles } from "./group-articles.ts"
import { shareTexts } from "./share-texts.ts"
import {
  ANALYZE_ANNOTATIONS,
  countPendingSteps,
  ENQUEUE_EVERYTHING,
  enqueueOutdated,
  letGo,
  type PendingTextRow,
  STEP,
  stillTaken,
  takeTexts,
  type WaitingRow,
} from "./sql.ts"

/**
 * How many items of each step one transaction does: few enough that other writers do not wait long, and that little is lost
 * when it is stopped.
 */
const BATCH = { texts: 25, shared: 50, stories: 5 }
/** The planner's statistics are renewed after this many articles. */
const MANY = 500

/** The steps, named as the progress display shows them. */
type Phase = "reading texts" | "comparing texts" | "grouping stories" | "comparing reports"
export type AnnotationProgress = (phase: Phase, done: number, total: number) => void

/** How many articles wait for any of the steps. */
export async function pendingAnnotations(queryable: Queryable): Promise<number> {
  return (await pendingAnnotationsSince(queryable)).count
}

/** How many articles wait, and since when. */
export async function pendingAnnotationsSince(queryable: Queryable): Promise<WaitingRow> {
  const [row] = await queryable.query<WaitingRow>(countPendingSteps())
  return row ?? { count: 0, since: null }
}

/** Queues all articles to be annotated anew, and lets everything that could not be indexed be tried again. */
export function enqueueEverything(database: Database): Promise<void> {
  return database.transaction(async (transaction) => {
    await transaction.script(takeTurn("DERIVE"))
    await transaction.script(ENQUEUE_EVERYTHING)
    await transaction.script(RETRY_ALL_INDEXING)
  })
}

/**
 * Does all steps for all articles that wait, in short transactions: it may be stopped at any point and goes on from there when
 * it is called again, and any number of processes may do it at once. Articles that older rules annotated are done again, and so
 * are those that an earlier version could not annotate. @param shortfalls receives the articles of which a part could not be
 * derived; they do not keep others from being annotated. @returns how many articles were annotated.
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
  const telling = (phase: Phase) => {
    let done = 0
    return (some: number) => {
      done += some
      onProgress(phase, done, Math.max(done, total))
    }
  }
  const repeat = async (phase: Phase, step: (transaction: Transaction, touched: Touched) => Promise<number>) => {
    const tell = telling(phase)
    for (let some = await inTurn(step); some > 0; some = await inTurn(step)) tell(some)
  }
  const annotated = await annotateTexts(database, telling("reading texts"), shortfalls)
  if (annotated > MANY) await inTurn((transaction) => transaction.script(ANALYZE_ANNOTATIONS))
  await repeat("comparing texts", (transaction, touched) => shareTexts(transaction, touched, BATCH.shared, shortfalls, "ANY"))
  onProgress("grouping stories", 0, 1)
  await inTurn(groupArticles)
  await repeat("comparing reports", (transaction, touched) => analyseStories(transaction, touched, BATCH.stories, shortfalls))
  return annotated
}

/** Smaller than all ids. */
const BEGINNING = "-1"

/**
 * The first step for all articles that no other process has taken. Texts are analysed without holding a lock, however long that
 * takes on a busy machine. Afterwards the results are written for those articles that nobody has changed meanwhile, with the
 * names of that moment. @returns how many.
 */
async function annotateTexts(database: Database, tell: (some: number) => void, shortfalls: Shortfalls): Promise<number> {
  let done = 0
  for (let after = BEGINNING; ; ) {
    const texts = await database.query<PendingTextRow>(takeTexts(BATCH.texts, after, ANNOTATION_VERSION))
    if (texts.length === 0) {
      // The end of the list is reached. Articles that were queued before this position in the meantime are found by starting
      // over.
      if (after === BEGINNING) return done
      after = BEGINNING
      continue
    }
    after = texts.at(-1)?.id as string
    const dictionary = await database.transaction(dictionaryIn, "SNAPSHOT")
    const read = await readTexts(texts, dictionary)
    const written = await changing(database, async (transaction, touched) => {
      await transaction.script(takeTurn("DERIVE", "SHARED"))
      const still = new Set((await transaction.query<{ id: string }>(stillTaken(texts))).map(({ id }) => id))
      const left = texts.filter(({ id }) => !still.has(id)).map(({ id }) => id)
      if (left.length > 0) await transaction.query(letGo(left))
      if (still.size === 0) return 0
      // While this transaction shares the lock, no names change; but they may have changed before it.
      const now = await dictionaryIn(transaction)
      const those = ({ id }: PendingTextRow) => still.has(id)
      const readNow = now === dictionary ? read.filter(({ text }) => those(text)) : await readTexts(texts.filter(those), now)
      await writeTexts(transaction, touched, readNow, shortfalls)
      return still.size
    })
    done += written
    if (written > 0) tell(written)
  }
}
