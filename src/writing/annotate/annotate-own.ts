import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import type { Touched } from "../changes/touched.ts"
import { dictionaryIn } from "../names/dictionary.ts"
import type { Shortfalls } from "../passed-over/shortfalls.ts"
import { analyseStories } from "./analyse-stories.ts"
import { annotateOwnTexts } from "./annotate-articles.ts"
import { groupArticles } from "./group-articles.ts"
import { likenArticles } from "./liken-articles.ts"
import { shareTexts } from "./share-texts.ts"
import { countOwnSteps, ownIds, STEP, type Step } from "./sql.ts"
import { weighEntities } from "./weigh-entities.ts"

/**
 * A write that queues up to this many articles annotates them in its own transaction, so that mentions, statements and stories
 * are there as soon as the articles are.
 */
const ANNOTATED_AT_ONCE = 2_000

const BATCH = { texts: 200, shared: 200, stories: 25 }

/**
 * Does all steps for the articles that this transaction has queued, if they are few. Articles that others have queued are left
 * to the background work, however many they are. @param shortfalls receives the articles of which a part could not be derived.
 * @param onBegin called if there is anything to do.
 */
export async function annotateOwn(
  transaction: Transaction,
  touched: Touched,
  shortfalls: Shortfalls,
  onBegin: () => void,
): Promise<void> {
  const [own] = await transaction.query<{ count: number }>(countOwnSteps(ANNOTATED_AT_ONCE + 1))
  if (!own || own.count === 0 || own.count > ANNOTATED_AT_ONCE) return
  onBegin()
  await transaction.script(takeTurn("DERIVE"))
  const dictionary = await dictionaryIn(transaction)
  while ((await annotateOwnTexts(transaction, touched, dictionary, BATCH.texts, shortfalls)) > 0);
  while ((await shareTexts(transaction, touched, BATCH.shared, shortfalls, "OWN")) > 0);
  await groupOwn(transaction, touched)
  const stories = touched.idsOf("Story")
  while ((await analyseStories(transaction, touched, BATCH.stories, shortfalls, stories)) > 0);
}

/** Without weights, in an archive that was never counted, there are no neighbours yet: they are left to those who count it. */
async function groupOwn(transaction: Transaction, touched: Touched): Promise<void> {
  if (!(await weighEntities(transaction, "OWN"))) return
  const waiting = async (step: Step) => (await transaction.query<{ id: string }>(ownIds(step))).map(({ id }) => id)
  await likenArticles(transaction, await waiting(STEP.STORY))
  await groupArticles(transaction, touched, await waiting(STEP.GROUP))
}
