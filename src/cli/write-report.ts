import type { ContentReader } from "../content/records/content-reader.ts"
import type { Database } from "../db/database.ts"
import { say } from "../output.ts"
import { pendingAnnotations } from "../writing/annotate/annotate-pending.ts"
import { pendingCount } from "../writing/index/pending.ts"
import type { Changes } from "../writing/merge/changes.ts"
import { Shortfalls } from "../writing/passed-over/shortfalls.ts"
import { vacuumContent } from "../writing/vacuum-content.ts"
import { type WriteOptions, writeContent } from "../writing/write.ts"
import { indexAndReport } from "./index-report.ts"
import { ProgressDisplay } from "./progress.ts"
import { sayShortfalls, shortfallAnswer } from "./shortfall-report.ts"

/**
 * Writes content and shows the progress, then says what changed and how long it took. Articles that wait for search afterwards
 * are indexed at once.
 */
export async function writeAndReport(
  database: Database,
  reader: ContentReader,
  options: WriteOptions,
): Promise<{ changes: Changes } & Partial<Derived>> {
  const display = new ProgressDisplay()
  const start = performance.now()
  const shortfalls = new Shortfalls()
  try {
    const changes = await writeContent(database, reader, {
      ...options,
      shortfalls,
      onProgress: (progress) => {
        if (progress.phase === "reading") display.update(`reading ${reader.name}`, progress.done, progress.total)
        else display.update(progress.phase === "writing" ? `writing ${progress.step}` : "checking references")
      },
    })
    display.end()
    say(describeChanges(changes, options.dryRun ?? false, (performance.now() - start) / 1000))
    return options.dryRun ? { changes } : { changes, ...(await deriveWaiting(database, shortfalls)) }
  } finally {
    display.end()
  }
}

/**
 * How many articles were indexed after the write, how many wait to be annotated, and of which something could not be derived.
 */
export interface Derived extends ReturnType<typeof shortfallAnswer> {
  readonly indexed: number
  readonly waitingForAnnotation: number
}

/**
 * Indexes after a large write, which is committed: its articles can be read already, and are found once they are indexed.
 * Annotating them is left to `isnad annotate`. @param shortfalls those of the write; more are added, and all are reported.
 */
export async function deriveWaiting(database: Database, shortfalls: Shortfalls): Promise<Derived> {
  let indexed = 0
  const waiting = await pendingCount(database)
  if (waiting > 0) {
    say(`${waiting} articles can be read; search finds them as they are indexed now. If this is stopped: npm run annotate`)
    indexed = await indexAndReport(database, shortfalls)
    await vacuumContent(database)
  }
  const silent = await pendingAnnotations(database)
  if (silent > 0)
    say(
      `Who said what in ${silent} articles, and which stories they tell, is found by a server that runs, or by: npm run annotate`,
    )
  sayShortfalls(shortfalls)
  return { indexed, waitingForAnnotation: silent, ...shortfallAnswer(shortfalls) }
}

/**
 * A table of what was, or would be, created, updated, deleted and unchanged. @param refused how many documents were refused.
 */
export function describeChanges(changes: Partial<Changes>, dryRun: boolean, seconds: number, refused = 0): string {
  const number = (value: number) => String(value).padStart(10)
  const rows = Object.entries(changes).map(
    ([kind, { created, updated, deleted, unchanged }]) =>
      `  ${kind.padEnd(9)}${[created, updated, deleted, unchanged].map(number).join("")}`,
  )
  const none = Object.values(changes).every(({ created, updated, deleted }) => created + updated + deleted === 0)
  const heading = `  ${"".padEnd(9)}${["created", "updated", "deleted", "unchanged"].map((word) => word.padStart(10)).join("")}`
  const rest = refused === 0 ? "" : `, but ${refused} ${refused === 1 ? "document was" : "documents were"} refused (above)`
  const asItWas = refused === 0 ? "Everything was as it should be; nothing changed." : `Nothing changed${rest}.`
  const end = dryRun ? `Nothing was changed (dry run)${rest}.` : none ? asItWas : `Done${rest}.`
  return `${heading}\n${rows.join("\n")}\n${end} ${seconds.toFixed(1)} s`
}
