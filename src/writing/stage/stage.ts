import { IDENTIFIED, KINDS, type KindName, type KindTable, kindCalled } from "../../content/kinds.ts"
import type { ContentReader, Progress } from "../../content/records/content-reader.ts"
import type { Problems } from "../../content/records/problems.ts"
import type { Transaction } from "../../db/transaction.ts"
import { stagedFew } from "./few.ts"
import { toStagedRow } from "./rows.ts"
import {
  danglingReferences,
  repeatedExternalIds,
  repeatedMembers,
  repeatedSlugs,
  type StagedProblemRow,
  topicCycles,
} from "./sql.ts"
import type { Staged } from "./staged.ts"
import { StagingTables } from "./tables.ts"

/** Up to how many records, and how many characters of JSON, are a few. */
export interface Few {
  readonly records: number
  readonly length: number
}

const MOST_PROBLEMS = 20

/**
 * Reads all records. Once there are problems, it goes on checking but stages no more rows. @param few up to which size the
 * records need no temporary tables; `null`: tables, whatever the size.
 * @throws Failure INVALID_CONTENT where there are problems.
 */
export async function stage(
  transaction: Transaction,
  reader: ContentReader,
  problems: Problems,
  few: Few | null,
  progress: Progress,
): Promise<Staged> {
  const words = new Set<string>()
  const held: [KindName, string][] = []
  let length = 0
  let tables = few === null ? await StagingTables.create(transaction) : null
  for await (const record of reader.read(problems, progress)) {
    const row = toStagedRow(record, words)
    held.push([record.kind, row])
    length += row.length
    if (few && !tables && (held.length > few.records || length > few.length)) tables = await StagingTables.create(transaction)
    if (tables) for (const [kind, one] of held.splice(0)) if (!problems.any) await tables.add(kind, one)
    if (problems.tooMany) break
  }
  await tables?.sent()
  problems.throwIfAny()
  return tables ? tables.finish(words) : stagedFew(transaction, byTable(held), words)
}

function byTable(rows: readonly (readonly [KindName, string])[]): Map<KindTable, string[]> {
  const grouped = new Map<KindTable, string[]>()
  for (const [kind, row] of rows) {
    const { table } = kindCalled(kind)
    grouped.set(table, [...(grouped.get(table) ?? []), row])
  }
  return grouped
}

/**
 * Checks what can be seen only in the whole: repeated slugs, references to records that do not exist, cycles. @param stored
 * whether stored records stay.
 * @throws Failure INVALID_CONTENT that lists what is wrong.
 */
export async function checkStaged(staged: Staged, problems: Problems, stored: boolean): Promise<void> {
  const { holds } = staged
  const kinds = KINDS.filter(({ table }) => holds.has(table))
  const checks = kinds.map((kind) => repeatedSlugs(kind, MOST_PROBLEMS))
  checks.push(...danglingReferences(holds, stored, MOST_PROBLEMS))
  if (holds.has("topics")) checks.push(topicCycles(MOST_PROBLEMS))
  if (IDENTIFIED.some(({ table }) => holds.has(table))) checks.push(repeatedExternalIds(holds, stored, MOST_PROBLEMS))
  if (holds.has("stories")) checks.push(repeatedMembers(MOST_PROBLEMS))
  for (const check of checks) {
    for (const problem of await staged.query<StagedProblemRow>(check)) problems.addLater(problem)
  }
  problems.throwIfAny()
}
