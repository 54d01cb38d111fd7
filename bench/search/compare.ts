// Prints recall and false hits of Isnad's search beside others as Markdown: node bench/search/compare.ts
// --wrong also lists the pairs that Isnad gets wrong. Before the first run: npm ci --prefix bench/search
import { type Pair, pairsOf } from "../../test/text/search/pairs.ts"
import { type Engine, engines } from "./engines.ts"

const lists = {
  "The list (test/text/search/pairs.yaml)": new URL("../../test/text/search/pairs.yaml", import.meta.url),
  "Held out (bench/search/held-out.yaml)": new URL("held-out.yaml", import.meta.url),
}

async function table(title: string, pairs: readonly Pair[], list: readonly Engine[]): Promise<string> {
  const kinds = [...new Set(pairs.map(({ kind }) => kind))]
  const rows = await Promise.all(
    kinds.map(async (kind) => {
      const those = pairs.filter((pair) => pair.kind === kind)
      const cells = await Promise.all(list.map(async (engine) => cell(kind, those.length, await hits(engine, those))))
      return `| ${kind === "negative" ? "false hits" : kind} | ${those.length} | ${cells.join(" | ")} |`
    }),
  )
  const heads = list.map(({ name }) => name)
  return [
    `### ${title}`,
    "",
    `| | pairs | ${heads.join(" | ")} |`,
    `|---|---|${"---|".repeat(heads.length)}`,
    ...rows,
    "",
  ].join("\n")
}

async function hits(engine: Engine, pairs: readonly Pair[]): Promise<number> {
  const found = await Promise.all(pairs.map(({ query, document }) => engine.finds(query, document)))
  return found.filter(Boolean).length
}

function cell(kind: string, pairs: number, found: number): string {
  return kind === "negative" ? String(found) : (found / pairs).toFixed(2)
}

const { list, close } = await engines()
for (const [title, url] of Object.entries(lists)) process.stdout.write(`${await table(title, pairsOf(url), list)}\n`)
if (process.argv.includes("--wrong")) {
  const [isnad] = list
  for (const pair of Object.values(lists).flatMap(pairsOf)) {
    const found = await isnad?.finds(pair.query, pair.document)
    if (found !== pair.match) process.stdout.write(`${pair.kind}: ${pair.query} | ${pair.document}\n`)
  }
}
await close()
