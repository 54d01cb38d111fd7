import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Queryable, Transaction } from "../../db/transaction.ts"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import type { Touched } from "../changes/touched.ts"
import { changingInBackground, tellUntold } from "../changes/untold.ts"
import { dictionaryIn } from "../names/dictionary.ts"
import { inBatches, type Pace } from "../pace.ts"
import { Shortfalls } from "../passed-over/shortfalls.ts"
import { RETRY_ALL_INDEXING, retryAnnotating } from "../passed-over/sql.ts"
import { analyseStories } from "./analyse-stories.ts"
import { readTexts, writeTexts } from "./annotate-articles.ts"
import { groupArticles } from "./group-articles.ts"
import { likenArticles } from "./liken-articles.ts"
import { pendingByTime } from "./likeness-sql.ts"
import { shareTexts } from "./share-texts.ts"
import {
  ANALYZE_ANNOTATIONS,
  anyOutdated,
  countPendingSteps,
  ENQUEUE_EVERYTHING,
  enqueueOutdated,
  letGo,
  type PendingTextRow,
  STEP,
  type Step,
  stillTaken,
  takeTexts,
  type WaitingRow,
} from "./sql.ts"
import { weighEntities } from "./weigh-entities.ts"

/**
 * How many items of each step one transaction does: few enough that other writers do not wait long, and that little is lost
 * when it is stopped.
 */
const BATCH = { texts: 25, shared: 50, grouped: 500, stories: 5 }
/** The planner's statistics are renewed after this many articles. */
const MANY = 500

/** The steps, named as the progress display shows them. */
type Phase = "reading texts" | "comparing texts" | "finding neighbours" | "grouping stories" | "comparing reports"
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
  pace: Pace = {},
): Promise<number> {
  const inTurn = <Result>(work: (transaction: Transaction, touched: Touched) => Promise<Result>) =>
    changingInBackground(database, async (transaction, touched) => {
      await transaction.script(`${UNHURRIED}; ${takeTurn("DERIVE")}`)
      return work(transaction, touched)
    })
  const [outdated] = await database.query<{ exist: boolean }>(anyOutdated(ANNOTATION_VERSION))
  if (outdated?.exist)
    await inTurn(async (transaction) => {
      await transaction.query(enqueueOutdated(ANNOTATION_VERSION))
      await transaction.query(retryAnnotating(STEP.TEXT))
    })
  const total = await pendingAnnotations(database)
  const telling = (phase: Phase) => {
    let done = 0
    return (some: number) => {
      done += some
      onProgress(phase, done, Math.max(done, total))
    }
  }
  const repeat = (phase: Phase, step: (transaction: Transaction, touched: Touched) => Promise<number>) => {
    const tell = telling(phase)
    return inBatches(pace, async () => {
      const some = await inTurn(step)
      if (some > 0) tell(some)
      return some
    })
  }
  const { most = Number.POSITIVE_INFINITY } = pace
  const [shared, stories] = [Math.min(most, BATCH.shared), Math.max(1, Math.min(Math.floor(most / 5), BATCH.stories))]
  const annotated = await annotateTexts(database, telling("reading texts"), shortfalls, pace)
  if (annotated > MANY) await inTurn((transaction) => transaction.script(ANALYZE_ANNOTATIONS))
  await repeat("comparing texts", (transaction, touched) => shareTexts(transaction, touched, shared, shortfalls, "ANY"))
  if (pace.signal?.aborted) return annotated
  if (total > 0) await inTurn((transaction) => weighEntities(transaction, "ANY"))
  const grouped = Math.min(most, BATCH.grouped)
  await repeat("finding neighbours", inOrderOfTime(STEP.STORY, grouped, likenArticles))
  await repeat(
    "grouping stories",
    inOrderOfTime(STEP.GROUP, grouped, (transaction, ids, touched) => groupArticles(transaction, touched, ids)),
  )
  await repeat("comparing reports", (transaction, touched) => analyseStories(transaction, touched, stories, shortfalls))
  await tellUntold(database, pace.rest ? "DUE" : "ALL")
  return annotated
}

/** Of so many that wait it is asked at once in which order they were published. */
const ORDERED_AT_ONCE = 20_000

/**
 * A step for the articles that wait for it, some at a time, in the order of time: those of the same days have the same neighbours.
 * It returns how many it was done for.
 */
function inOrderOfTime(
  step: Step,
  most: number,
  work: (transaction: Transaction, ids: readonly string[], touched: Touched) => Promise<void>,
): (transaction: Transaction, touched: Touched) => Promise<number> {
  let ordered: string[] = []
  return async (transaction, touched) => {
    if (ordered.length === 0)
      ordered = (await transaction.query<{ id: string }>(pendingByTime(step, ORDERED_AT_ONCE))).map(({ id }) => id)
    const some = ordered.slice(0, most)
    ordered = ordered.slice(most)
    await work(transaction, some, touched)
    return some.length
  }
}

/** A crash of the database server may lose the last batches: their articles then still wait, since both are lost together. */
const UNHURRIED = "SET LOCAL synchronous_commit = off"

/** Smaller than all ids. */
const BEGINNING = "-1"

/**
 * The first step for all articles that no other process has taken. Texts are analysed without holding a lock, however long that
 * takes on a busy machine. Afterwards the results are written for those articles that nobody has changed meanwhile, with the
 * names of that moment. @returns how many.
 */
async function annotateTexts(
  database: Database,
  tell: (some: number) => void,
  shortfalls: Shortfalls,
  pace: Pace,
): Promise<number> {
  const most = Math.min(pace.most ?? BATCH.texts, BATCH.texts)
  let after = BEGINNING
  let done = 0
  const batch = async (): Promise<number> => {
    const texts = await database.query<PendingTextRow>(takeTexts(most, after, ANNOTATION_VERSION))
    if (texts.length === 0) {
      // The end of the list is reached. Articles that were queued before this position in the meantime are found by starting
      // over.
      if (after === BEGINNING) return 0
      after = BEGINNING
      return batch()
    }
    after = texts.at(-1)?.id as string
    const dictionary = await database.transaction(dictionaryIn, "SNAPSHOT")
    const read = await readTexts(texts, dictionary, pace.signal)
    const written = await changingInBackground(database, async (transaction, touched) => {
      await transaction.script(`${UNHURRIED}; ${takeTurn("DERIVE", "SHARED")}`)
      const waiting = await transaction.query<{ id: string }>(stillTaken(read.map(({ text }) => text)))
      const still = new Set(waiting.map(({ id }) => id))
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
    return texts.length
  }
  await inBatches(pace, batch)
  return done
}
