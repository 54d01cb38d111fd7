import { expect, it } from "vitest"
import type { Database } from "../../src/db/database.ts"
import { LOCKS, type Lock } from "../../src/db/locks.ts"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { annotatePending, enqueueEverything } from "../../src/writing/annotate/annotate-pending.ts"
import { indexPending } from "../../src/writing/index/index-articles.ts"
import { writeContent } from "../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { describeOnDatabases } from "../support/databases.ts"

/** The same database, which notes the locks that each of its transactions takes, in their order and each once. */
function noting(database: Database): { database: Database; taken: Lock[][] } {
  const taken: Lock[][] = []
  const nameOf = new Map(Object.entries(LOCKS).map(([name, number]) => [String(number), name as Lock]))
  const transaction: Database["transaction"] = (work, mode) =>
    database.transaction((inner) => {
      const locks = new Set<Lock>()
      const note = (text: string) => {
        for (const [, number] of text.matchAll(/pg_advisory_xact_lock(?:_shared)?\((\d+)\)/g))
          locks.add(nameOf.get(number as string) as Lock)
      }
      return work({
        ...inner,
        query: (statement) => {
          note(statement.text)
          return inner.query(statement)
        },
        script: (text) => {
          note(text)
          return inner.script(text)
        },
      }).finally(() => taken.push([...locks]))
    }, mode)
  return { database: { ...database, transaction }, taken }
}

describeOnDatabases("locks", "migrated", (use) => {
  it("are taken in one order by whoever writes", async () => {
    const { database, taken } = noting(use().database)
    const bundle = smallBundle()
    const write = (content: object, mode: "RESET" | "MERGE") =>
      writeContent(database, bundleReader(bundleFolder(content)), { mode })
    await write(bundle, "RESET")
    await write({ people: bundle.people }, "MERGE")
    await write({ ...bundle, articles: bundle.articles.slice(1) }, "RESET")
    await enqueueEverything(database)
    await indexPending(database)
    await annotatePending(database)
    const order = Object.keys(LOCKS)
    for (const locks of taken) expect(locks).toEqual(locks.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
    // All but that of migrations, which were applied before.
    expect(new Set(taken.flat())).toEqual(new Set(order.filter((name) => name !== "MIGRATE")))
  })
})
