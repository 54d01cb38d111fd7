import { KINDS, type KindName, kindCalled } from "../../content/kinds.ts"
import type { ContentReader, Progress } from "../../content/records/content-reader.ts"
import type { Problems } from "../../content/records/problems.ts"
import type { Transaction } from "../../db/transaction.ts"
import { toStagedRow } from "./rows.ts"
import {
  danglingReferences,
  repeatedExternalIds,
  repeatedMembers,
  repeatedSlugs,
  STAGING_INDEXES,
  STAGING_TABLES,
  type StagedProblemRow,
  stageRows,
  stageWords,
  topicCycles,
} from "./sql.ts"

/**
 * A batch of rows is sent when it has this many rows or characters, so that memory does not grow with the size of the input.
 */
const BATCH_ROWS = 1_000
const BATCH_LENGTH = 1_000_000
const BATCH_WORDS = 50_000

const MOST_PROBLEMS = 20

/**
 * Reads all records into the staging tables of this transaction. Once there are problems, it goes on checking but stages no
 * more rows.
 */
export async function stage(
  transaction: Transaction,
  reader: ContentReader,
  problems: Problems,
  progress: Progress,
): Promise<void> {
  await transaction.script(STAGING_TABLES)
  const words = new Set<string>()
  let rows: string[] = []
  let length = 0
  let kind: KindName = "source"
  // One batch is sent while the next is read, so that the database and this process work at the same time.
  let sending: Promise<unknown> = Promise.resolve()
  const send = async () => {
    const statement = rows.length > 0 && !problems.any ? stageRows(kindCalled(kind), rows) : null
    rows = []
    length = 0
    await sending
    if (statement) sending = transaction.query(statement)
    // The promise is awaited at the next batch; this handler only keeps a failure until then from counting as unhandled.
    sending.catch(() => {})
  }
  for await (const record of reader.read(problems, progress)) {
    if (record.kind !== kind || rows.length >= BATCH_ROWS || length >= BATCH_LENGTH) await send()
    kind = record.kind
    const row = toStagedRow(record, words)
    rows.push(row)
    length += row.length
    if (problems.tooMany) break
  }
  await send()
  await sending
  if (problems.any) return
  await sendWords(transaction, words)
  await transaction.script(STAGING_INDEXES)
}

async function sendWords(transaction: Transaction, words: ReadonlySet<string>): Promise<void> {
  const all = [...words]
  for (let sent = 0; sent < all.length; sent += BATCH_WORDS) {
    await transaction.query(stageWords(all.slice(sent, sent + BATCH_WORDS)))
  }
}

/**
 * Checks what can be seen only in the whole: repeated slugs, references to records that do not exist, cycles. @param stored
 * whether stored records stay.
 */
export async function checkStaged(transaction: Transaction, problems: Problems, stored: boolean): Promise<void> {
  const checks = [
    ...KINDS.map((kind) => repeatedSlugs(kind, MOST_PROBLEMS)),
    ...danglingReferences(stored, MOST_PROBLEMS),
    topicCycles(MOST_PROBLEMS),
    repeatedExternalIds(MOST_PROBLEMS, stored),
    repeatedMembers(MOST_PROBLEMS),
  ]
  for (const check of checks) {
    for (const problem of await transaction.query<StagedProblemRow>(check)) problems.addLater(problem)
  }
}
