import type { ContentReader } from "../content/records/content-reader.ts"
import { Problems } from "../content/records/problems.ts"
import type { Database } from "../db/database.ts"
import { annotateOwn } from "./annotate/annotate-own.ts"
import { changing } from "./changes/changing.ts"
import { isEmpty } from "./content-size-sql.ts"
import { indexOwn } from "./index/index-articles.ts"
import { type Changes, NOTHING } from "./merge/changes.ts"
import { findLosses, type Losses } from "./merge/losses.ts"
import { FORGET_IMPORTED, FORGET_STAGED, LEAVE_IMPORTED, NOTE_IMPORTED } from "./merge/losses-sql.ts"
import { compare, merge } from "./merge/merge.ts"
import { Shortfalls } from "./passed-over/shortfalls.ts"
import { BEGIN_WRITING } from "./stage/sql.ts"
import { checkStaged, stage } from "./stage/stage.ts"
import { foldTotals } from "./totals/fold.ts"

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
      await stage(transaction, reader, problems, (done, total) => onProgress({ phase: "reading", done, total }))
      problems.throwIfAny()
      onProgress({ phase: "checking" })
      const reset = mode === "RESET"
      await checkStaged(transaction, problems, !reset)
      problems.throwIfAny()
      writing("comparing")
      if (mode === "KEEP") await transaction.script(LEAVE_IMPORTED)
      const changes = await compare(transaction, reset)
      if (mode === "MERGE") await transaction.script(NOTE_IMPORTED)
      else options.onLosses?.(await findLosses(transaction, changes))
      await merge(transaction, touched, changes, reset, writing)
      if (mode !== "MERGE") await transaction.script(reset ? FORGET_IMPORTED : FORGET_STAGED)
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
