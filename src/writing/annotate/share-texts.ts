import { rowId } from "../../content/row-id.ts"
import { attempt } from "../../db/savepoint.ts"
import type { Transaction } from "../../db/transaction.ts"
import { fingerprintsOf } from "../../text/shared/fingerprints.ts"
import { shareOf } from "../../text/shared/share.ts"
import { type SharedRun, sharedRuns } from "../../text/shared/tiling.ts"
import { sharedWords, type Words } from "../../text/shared/words.ts"
import type { Touched } from "../changes/touched.ts"
import { isolating } from "../passed-over/isolating.ts"
import { passOverArticle } from "../passed-over/pass-over.ts"
import type { Shortfalls } from "../passed-over/shortfalls.ts"
import {
  type BodyLengthRow,
  type BodyRow,
  bodiesOf,
  bodyLengths,
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
import { advance, pendingIds, STEP, type Whose } from "./sql.ts"
import { reanalyse } from "./stories-sql.ts"

/**
 * The second step of annotation: finds the passages that some of the articles that wait share with any other article.
 * Candidates are those with a fingerprint in common; they are then compared word by word. Where two texts cannot be compared,
 * they are stored as sharing nothing. @returns how many articles were done; 0 when none waits.
 */
export async function shareTexts(
  transaction: Transaction,
  touched: Touched,
  most: number,
  shortfalls: Shortfalls,
  whose: Whose,
): Promise<number> {
  const ids = (await transaction.query<{ id: string }>(pendingIds(STEP.SHARED, most, whose))).map(({ id }) => id)
  if (ids.length === 0) return 0
  await isolating(
    transaction,
    ids,
    (some) => shareSome(transaction, touched, some, comparePair),
    async (id, failure) => {
      const apart = await attempt(transaction, () => shareSome(transaction, touched, [id], comparePairIfPossible))
      if (apart) await transaction.query(deleteShared([id]))
      await passOverArticle(transaction, shortfalls, id, "SHARED_TEXT", failure)
    },
  )
  await transaction.query(reanalyse(ids))
  await transaction.query(advance(ids, STEP.STORY))
  return ids.length
}

type Compare = (left: Words, right: Words) => SharedRun[]

const comparePair: Compare = (left, right) => sharedRuns(left, right)

// When a comparison fails, it is not known which of the two texts caused it; both are still compared with all others.
const comparePairIfPossible: Compare = (left, right) => {
  try {
    return sharedRuns(left, right)
  } catch {
    return []
  }
}

async function shareSome(transaction: Transaction, touched: Touched, ids: readonly string[], compare: Compare): Promise<void> {
  await transaction.query(requeueBoilerplate(ids, STEP.SHARED))
  const pairs = pairsOf(await transaction.query<RelativeRow>(relatives(ids)))
  const boilerplate = new Set((await transaction.query<{ value: number }>(boilerplateOf(ids))).map(({ value }) => value))
  const texts: SharedTextRow[] = []
  const passages: SharedPassageRow[] = []
  for await (const { left, right, leftWords, rightWords } of withWords(transaction, pairs)) {
    const runs = compare(leftWords, rightWords).filter((run) => !isBoilerplate(run, leftWords, boilerplate))
    if (runs.length === 0) continue
    const share = shareOf(runs, leftWords.length, rightWords.length)
    texts.push({ article_id: left, other_id: right, words: share.words, share: share.left })
    texts.push({ article_id: right, other_id: left, words: share.words, share: share.right })
    for (const run of runs) passages.push(passageOf(left, right, run))
  }
  // Each article's list of shared texts shows the other one, and a story shows what its articles share.
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
}

/** Each pair once, with the smaller id first, so that the shared passage is the same whichever of the two was written last. */
function pairsOf(rows: readonly RelativeRow[]): [string, string][] {
  const pairs = new Map<string, [string, string]>()
  for (const { id, otherId } of rows) {
    const pair: [string, string] = BigInt(id) < BigInt(otherId) ? [id, otherId] : [otherId, id]
    pairs.set(pair.join(), pair)
  }
  return [...pairs.values()]
}

type Pair = { readonly left: string; readonly right: string; readonly leftWords: Words; readonly rightWords: Words }

/** How many bytes of text are in memory at once while pairs are compared. A single pair is read even if it is longer. */
const MOST_BYTES = 16_000_000

/** The pairs with their words, read in groups that together stay within MOST_BYTES. */
async function* withWords(transaction: Transaction, pairs: readonly (readonly [string, string])[]): AsyncGenerator<Pair> {
  if (pairs.length === 0) return
  const lengths = await transaction.query<BodyLengthRow>(bodyLengths([...new Set(pairs.flat())]))
  const bytes = new Map(lengths.map(({ id, bytes }) => [id, bytes]))
  for (let from = 0; from < pairs.length; ) {
    const ids = new Set<string>()
    let room = MOST_BYTES
    let to = from
    for (; to < pairs.length && (to === from || room > 0); to++) {
      for (const id of pairs[to] ?? []) if (ids.size !== ids.add(id).size) room -= bytes.get(id) ?? 0
    }
    const bodies = await transaction.query<BodyRow>(bodiesOf([...ids]))
    const words = new Map(bodies.map(({ id, body }) => [id, sharedWords(body)]))
    for (const [left, right] of pairs.slice(from, to))
      yield { left, right, leftWords: words.get(left) ?? [], rightWords: words.get(right) ?? [] }
    from = to
  }
}

/**
 * Whether a shared passage is boilerplate: at least half of the fingerprints that its text has in this range are. (Not all of
 * them: near the ends of a passage, which fingerprint is chosen depends on the words around it, which differ in each text.) A
 * passage without any fingerprint of boilerplate is shared by these two articles only.
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
