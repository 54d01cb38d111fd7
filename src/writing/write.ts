import { KINDS } from "../content/kinds.ts"
import type { ContentReader } from "../content/records/content-reader.ts"
import { Problems } from "../content/records/problems.ts"
import type { Database } from "../db/database.ts"
import { annotateOwn } from "./annotate/annotate-own.ts"
import { changing } from "./changes/changing.ts"
import { isEmpty } from "./content-size-sql.ts"
import { indexOwn } from "./index/index-articles.ts"
import { type Changes, NOTHING } from "./merge/changes.ts"
import { compare, isWritten } from "./merge/compare.ts"
import { findLosses, type Losses } from "./merge/losses.ts"
import { FORGET_IMPORTED, FORGET_STAGED, LEAVE_IMPORTED, noteImported } from "./merge/losses-sql.ts"
import { merge } from "./merge/merge.ts"
import { Shortfalls } from "./passed-over/shortfalls.ts"
import { BEGIN_WRITING } from "./stage/sql.ts"
import { checkStaged, type Few, stage } from "./stage/stage.ts"
import { foldTotals } from "./totals/fold.ts"

/**
 * Up to this size a MERGE goes without temporary tables: to make and to analyse them takes longer than to write the records, and each
 * statement carries them.
 */
const FEW: Few = { records: 50, length: 500_000 }

export interface WriteOptions {
  /**
   * RESET makes the stored content exactly what is read. MERGE adds and updates, and deletes nothing: an import. KEEP is MERGE
   * for what a reset reads: a record that an import changed stays as imported, unless the read record changed too.
   */
  readonly mode: "RESET" | "MERGE" | "KEEP"
  /** Does everything and rolls it back: the result says what would change. */
  readonly dryRun?: boolean
  /**
   * Does nothing where the database holds any content. Several processes may find it empty at once, but only one should fill
   * it.
   */
  readonly onlyIfEmpty?: boolean
  /** Called with what a RESET or KEEP takes away, before anything is changed. If it throws, the write ends. */
  readonly onLosses?: (losses: Losses) => void
  /** What a MERGE takes for a few records; FEW where absent. */
  readonly few?: Few
  readonly onProgress?: (progress: WriteProgress) => void
  /** Receives what could not be derived from the texts; the articles are written all the same. */
  readonly shortfalls?: Shortfalls
}

/** Reading knows its total; writing names its steps. */
export type WriteProgress =
  | { readonly phase: "reading"; readonly done: number; readonly total: number }
  | { readonly phase: "checking" }
  | { readonly phase: "writing"; readonly step: string }

class TakenBack extends Error {
  readonly changes: Changes
  constructor(changes: Changes) {
    super("dry run")
    this.changes = changes
  }
}

/**
 * The one way by which content gets into the database: read, check and write, in one transaction. Readers see the old content
 * or the new, never a mixture, and a crash at any point leaves the old. @throws Failure INVALID_CONTENT that lists what is
 * wrong; nothing is changed then.
 */
export async function writeContent(database: Database, reader: ContentReader, options: WriteOptions): Promise<Changes> {
  const { mode, dryRun = false, onlyIfEmpty = false, onProgress = () => {}, shortfalls = new Shortfalls() } = options
  const problems = new Problems()
  const writing = (step: string) => onProgress({ phase: "writing", step })
  try {
    const written = await changing(database, async (transaction, touched) => {
      await transaction.script(BEGIN_WRITING)
      if (onlyIfEmpty && !(await isEmpty(transaction))) return NOTHING
      const few = mode === "MERGE" ? (options.few ?? FEW) : null
      const staged = await stage(transaction, reader, problems, few, (done, total) =>
        onProgress({ phase: "reading", done, total }),
      )
      onProgress({ phase: "checking" })
      const reset = mode === "RESET"
      await checkStaged(staged, problems, !reset)
      writing("comparing")
      if (mode === "KEEP") await staged.run(...LEAVE_IMPORTED)
      const changes = await compare(staged, reset)
      if (mode === "MERGE") await staged.run(...KINDS.filter(({ table }) => isWritten(changes[table])).map(noteImported))
      else options.onLosses?.(await findLosses(transaction, changes))
      await merge(transaction, staged, touched, changes, reset, writing)
      if (mode !== "MERGE") await staged.run(...(reset ? [FORGET_IMPORTED] : FORGET_STAGED))
      if (dryRun) throw new TakenBack(changes)
      // A small write derives everything for its own articles, so that it is there with them. What large writes leave, and what
      // others have queued, is done later.
      await indexOwn(transaction, touched, shortfalls, () => writing("what articles are found by"))
      await annotateOwn(transaction, touched, shortfalls, () => writing("what they say"))
      return changes
    })
    await foldTotals(database)
    return written
  } catch (error) {
    if (error instanceof TakenBack) return error.changes
    throw error
  }
}
