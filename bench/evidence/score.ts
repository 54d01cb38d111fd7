// Prints how well mentions, statements, chains, dates, shared passages and disagreements are found in the documents of
// test/evidence/gold, and what fails: node bench/evidence/score.ts [--overlap 0.5] [--held-out]
// --overlap: the least overlap, as a share of the characters in either range, with which a statement counts as found.
// --held-out: also what fails in the documents that no rule is written for.
import { parseArgs } from "node:util"
import { HELD_OUT, readGold } from "./read-gold.ts"
import { failures, groupsTable, metricsTable } from "./report.ts"
import { scoreSet } from "./score-set.ts"
import { STATEMENT_OVERLAP } from "./score-statements.ts"

const { values } = parseArgs({
  options: {
    overlap: { type: "string", default: String(STATEMENT_OVERLAP) },
    "held-out": { type: "boolean", default: false },
  },
})
const least = Number(values.overlap)
if (!(least > 0 && least <= 1)) throw new Error(`--overlap: expected a number above 0 and at most 1, got ${values.overlap}`)

const print = (text: string): boolean => process.stdout.write(`${text}\n\n`)
const sets = readGold().map((set) => ({ ...set, outcomes: scoreSet(set, least) }))
for (const { name, stories, outcomes } of sets) {
  const documents = stories.flatMap((story) => story.documents)
  print(metricsTable(`${name} (${documents.length})`, outcomes))
  const groups = documents.map((document) => (document.style === "real" ? document.slug : document.style))
  const groupOf = new Map(documents.map(({ slug }, index) => [slug, groups[index]]))
  print(
    groupsTable(
      name,
      Map.groupBy(outcomes, ({ document }) => groupOf.get(document) ?? document),
    ),
  )
}
const shown = sets.filter(({ name }) => values["held-out"] || name !== HELD_OUT)
const bodies = shown.flatMap(({ stories }) => stories.flatMap(({ documents }) => documents))
print(
  failures(
    shown.flatMap(({ outcomes }) => outcomes),
    new Map(bodies.map(({ slug, body }) => [slug, body])),
  ),
)
