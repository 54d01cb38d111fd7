import type { Sql } from "sql-template-tag"
import type { Database } from "../../src/db/database.ts"

interface PlanNode {
  readonly "Node Type": string
  readonly "Index Name"?: string
  readonly "Relation Name"?: string
  readonly "Actual Rows": number
  readonly "Actual Loops": number
  readonly "Rows Removed by Filter"?: number
  readonly "Rows Removed by Index Recheck"?: number
  readonly Plans?: readonly PlanNode[]
}

/** How a statement was run. */
export interface RunPlan {
  readonly indexes: ReadonlySet<string>
  /** Rows taken from these tables or their indexes, those that were then thrown away included. */
  readonly rowsRead: number
}

/**
 * Those that grow with the archive. The planner may well read the others whole: here they have fewer rows than a block holds.
 */
const GROWING = ["articles", "article_people", "article_topics", "article_search"]

/** Runs a statement and says what the database did for it (https://www.postgresql.org/docs/current/sql-explain.html). */
export async function runPlan(database: Database, { text, values }: Sql): Promise<RunPlan> {
  const explained = `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF, COSTS OFF) ${text}`
  const { rows } = await database.pool.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(explained, values as unknown[])
  const nodes = [...walk(rows[0]!["QUERY PLAN"][0]!.Plan)]
  const scans = nodes.filter((node) => GROWING.includes(node["Relation Name"] ?? ""))
  const read = (node: PlanNode) =>
    (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0)) *
    node["Actual Loops"]
  return {
    indexes: new Set(nodes.flatMap((node) => node["Index Name"] ?? [])),
    rowsRead: scans.reduce((sum, node) => sum + read(node), 0),
  }
}

function* walk(node: PlanNode): Generator<PlanNode> {
  yield node
  for (const child of node.Plans ?? []) yield* walk(child)
}
