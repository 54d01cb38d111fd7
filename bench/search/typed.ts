// What of the cases the server finds, over GraphQL: node bench/search/typed.ts; --wrong lists what it gets wrong of what is not held out.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openDatabase } from "../../src/db/database.ts"
import { migrate } from "../../src/db/migrations.ts"
import { cases, findsOwn, suggested, suggestions, writeCases } from "../../test/content/search/typed.ts"

const dataDir = mkdtempSync(join(tmpdir(), "isnad-typed-"))
const database = openDatabase({ databaseUrl: null, dataDir, poolSize: 4, statementTimeoutMs: 30_000 })
const wrong = process.argv.includes("--wrong")
const tally = new Map<string, { tuned: [number, number]; held: [number, number]; similar: number }>()

function count(key: string, held: boolean, right: boolean, similar: boolean): void {
  const row = tally.get(key) ?? { tuned: [0, 0], held: [0, 0], similar: 0 }
  tally.set(key, row)
  const cell = held ? row.held : row.tuned
  cell[1]++
  if (right) cell[0]++
  if (similar) row.similar++
}

try {
  await migrate(database)
  const all = cases()
  const client = await writeCases(database, all)
  for (const [index, one] of all.entries()) {
    const found = await findsOwn(client, one.query, index)
    const right = one.match ? found === "FOUND" || (found === "SIMILAR" && one.kind === "typo") : found !== "FOUND"
    count(`${one.list}: ${one.kind}`, one.held, right, found === "SIMILAR")
    if (wrong && !right && !one.held) process.stdout.write(`${one.kind}: ${one.query} | ${one.document}\n`)
  }
  for (const { typed, name, marked, held } of suggestions()) {
    const shown = (await suggested(client, typed)).find(({ text }) => text === name)
    const right = shown?.marked.includes(marked) ?? false
    count("suggest", held, right, false)
    if (wrong && !right && !held) process.stdout.write(`suggest: ${typed} | ${name}: ${JSON.stringify(shown?.marked)}\n`)
  }
  for (const [key, { tuned, held, similar }] of tally) {
    process.stdout.write(`| ${key} | ${tuned.join(" of ")} | ${held.join(" of ")} | ${similar} |\n`)
  }
} finally {
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
}
