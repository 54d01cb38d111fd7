import type { Touched } from "../../changes/touched.ts"
import type { Transaction } from "../../db/database.ts"
import { rowId } from "../../db/row-id.ts"
import { fingerprintsOf } from "../../text/shared/fingerprints.ts"
import { shareOf } from "../../text/shared/share.ts"
import { type SharedRun, sharedRuns } from "../../text/shared/tiling.ts"
import { sharedWords, type Words } from "../../text/shared/words.ts"
import {
  type BodyRow,
  bodiesOf,
  boilerplateOf,
  deleteShared,
  insertSharedPassages,
  insertSharedTexts,
  type RelativeRow,
  relatives,
  requeueBoilerplate,
  type SharedPassageRow,
  type SharedTextRow,
  sharingWith,
  storiesWith,
} from "./shared-sql.ts"
import { advance, pendingIds, STEP } from "./sql.ts"

/**
 * The second step: finds the passages that some of the articles that wait share with any other, exactly, among those with a
 * fingerprint in common. @returns how many articles; 0 when none is left.
 */
export async function shareTexts(transaction: Transaction, touched: Touched, most: number): Promise<number> {
  const ids = (await transaction.query<{ id: string }>(pendingIds(STEP.SHARED, most))).map(({ id }) => id)
  if (ids.length === 0) return 0
  await transaction.query(requeueBoilerplate(ids, STEP.SHARED))
  const pairs = pairsOf(await transaction.query<RelativeRow>(relatives(ids)))
  const words = await wordsOf(transaction, [...new Set(pairs.flat())])
  const boilerplate = new Set((await transaction.query<{ value: number }>(boilerplateOf(ids))).map(({ value }) => value))
  const texts: SharedTextRow[] = []
  const passages: SharedPassageRow[] = []
  for (const [left, right] of pairs) {
    const [leftWords, rightWords] = [words.get(left) ?? [], words.get(right) ?? []]
    const runs = sharedRuns(leftWords, rightWords).filter((run) => !isBoilerplate(run, leftWords, boilerplate))
    if (runs.length === 0) continue
    const share = shareOf(runs, leftWords.length, rightWords.length)
    texts.push({ article_id: left, other_id: right, words: share.words, share: share.left })
    texts.push({ article_id: right, other_id: left, words: share.words, share: share.right })
    for (const run of runs) passages.push(passageOf(left, right, run))
  }
  // Each side of a pair shows the other; a story shows what its articles share.
  const before = await transaction.query<{ id: string }>(sharingWith(ids))
  const sharing = new Set([...ids, ...before.map(({ id }) => id), ...texts.map(({ article_id }) => article_id)])
  touched.rows("Article", sharing)
  touched.rows(
    "Story",
    (await transaction.query<{ id: string }>(storiesWith([...sharing]))).map(({ id }) => id),
  )
  await transaction.query(deleteShared(ids))
  if (texts.length > 0) {
    await transaction.query(insertSharedTexts(texts))
    await transaction.query(insertSharedPassages(passages))
  }
  await transaction.query(advance(ids, STEP.STORY))
  return ids.length
}

/** Each pair once, the smaller id first, so that a passage is the same whichever article came last. */
function pairsOf(rows: readonly RelativeRow[]): [string, string][] {
  const pairs = new Map<string, [string, string]>()
  for (const { id, otherId } of rows) {
    const pair: [string, string] = BigInt(id) < BigInt(otherId) ? [id, otherId] : [otherId, id]
    pairs.set(pair.join(), pair)
  }
  return [...pairs.values()]
}

async function wordsOf(transaction: Transaction, ids: readonly string[]): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map()
  const bodies = await transaction.query<BodyRow>(bodiesOf(ids))
  return new Map(bodies.map(({ id, body }) => [id, sharedWords(body)]))
}

/**
 * A passage of which at least half of the fingerprints that its text has there are boilerplate: at its ends every text chooses others,
 * after what stands before and behind. One in which there is none belongs to these two articles.
 */
function isBoilerplate({ leftWord, words }: SharedRun, text: Words, boilerplate: ReadonlySet<number>): boolean {
  if (boilerplate.size === 0) return false
  const chosen = new Set(fingerprintsOf(text))
  const values = fingerprintsOf(text.slice(leftWord, leftWord + words), 1).filter((value) => chosen.has(value))
  return values.length > 0 && values.filter((value) => boilerplate.has(value)).length * 2 >= values.length
}

function passageOf(left: string, right: string, run: SharedRun): SharedPassageRow {
  return {
    id: rowId("shared-passage", `${left}:${right}:${run.left.start}`),
    left_id: left,
    right_id: right,
    left_start: run.left.start,
    left_end: run.left.end,
    right_start: run.right.start,
    right_end: run.right.end,
    words: run.words,
  }
}
