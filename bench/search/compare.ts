// Prints as Markdown what Isnad's server finds over GraphQL, beside others: node bench/search/compare.ts
// --wrong also lists what Isnad gets wrong of what is not held out. Before the first run: npm ci --prefix bench/search
import { type Case, cases, suggested, suggestions } from "../../test/content/search/typed.ts"
import { type Engine, isnad, others } from "./engines.ts"

const LISTS = ["test/text/search/pairs.yaml", "bench/search/held-out.yaml", "bench/search/kinds.yaml"]
/** The names that the other engines do not have; they are needed only for these cases. */
const NAMES = "bench/search/names.yaml"

const all = cases()
const served = await isnad(all)
const rest = await others()
const wrong: string[] = []

try {
  for (const list of LISTS) process.stdout.write(await table(list, [served.engine, ...rest.list]))
  process.stdout.write(await table(NAMES, [served.engine]))
  process.stdout.write(await suggestionTable())
  if (process.argv.includes("--wrong")) process.stdout.write(`${wrong.join("\n")}\n`)
} finally {
  await served.close()
  await rest.close()
}

async function table(list: string, engines: readonly Engine[]): Promise<string> {
  const those = all.map((one, index) => ({ one, index })).filter(({ one }) => one.list === list)
  const rows: string[] = []
  for (const kind of new Set(those.map(({ one }) => one.kind))) {
    for (const held of [false, true]) {
      const pairs = those.filter(({ one }) => one.kind === kind && one.held === held)
      if (pairs.length === 0) continue
      const cells: string[] = []
      for (const engine of engines) cells.push(await cell(engine, pairs))
      const name = pairs[0]?.one.match ? kind : `false hits (${kind})`
      rows.push(`| ${name}${held ? ", held out" : ""} | ${pairs.length} | ${cells.join(" | ")} |`)
    }
  }
  const head = `| | pairs | ${engines.map(({ name }) => name).join(" | ")} |\n|---|---|${"---|".repeat(engines.length)}`
  return `### ${list}\n\n${head}\n${rows.join("\n")}\n\n`
}

/** The part of the cases that are found; for cases that must not be found, how many are. */
async function cell(engine: Engine, pairs: readonly { one: Case; index: number }[]): Promise<string> {
  let found = 0
  for (const { one, index } of pairs) {
    const isFound = await engine.finds(one, index)
    if (isFound) found++
    if (engine === served.engine && isFound !== one.match && !one.held)
      wrong.push(`${one.kind}: ${one.query} | ${one.document}`)
  }
  return pairs[0]?.one.match ? (found / pairs.length).toFixed(2) : String(found)
}

async function suggestionTable(): Promise<string> {
  const rows = new Map([false, true].map((held) => [held, { asked: 0, right: 0 }]))
  for (const { typed, name, marked, held } of suggestions()) {
    const row = rows.get(held) as { asked: number; right: number }
    const shown = (await suggested(served.client, typed)).find(({ text }) => text === name)
    row.asked++
    if (shown?.marked.includes(marked)) row.right++
    else if (!held) wrong.push(`suggest: ${typed} | ${name}`)
  }
  const lines = [...rows].map(
    ([held, { asked, right }]) =>
      `| suggested and marked${held ? ", held out" : ""} | ${asked} | ${(right / asked).toFixed(2)} |`,
  )
  return `### Suggestions (${NAMES})\n\n| | asked | Isnad |\n|---|---|---|\n${lines.join("\n")}\n\n`
}
