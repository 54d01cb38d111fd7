import type { Sql } from "sql-template-tag"
import type { Database } from "../../src/db/database.ts"

interface PlanNode {
  readonly "Node Type": string
  readonly "Index Name"?: string
  readonly "Actual Rows": number
  readonly "Actual Loops": number
  readonly "Rows Removed by Filter"?: number
  readonly "Rows Removed by Index Recheck"?: number
  readonly Plans?: readonly PlanNode[]
}

/** How a statement was run. */
export interface RunPlan {
  readonly indexes: ReadonlySet<string>
  /** Rows taken from tables and indexes, those that were then thrown away included. */
  readonly rowsRead: number
}

/** Runs a statement and says what the database did for it (https://www.postgresql.org/docs/current/sql-explain.html). */
export async function runPlan(database: Database, { text, values }: Sql): Promise<RunPlan> {
  const explained = `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF, COSTS OFF) ${text}`
  const { rows } = await database.pool.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(explained, values as unknown[])
  const nodes = [...walk(rows[0]!["QUERY PLAN"][0]!.Plan)]
  const scans = nodes.filter((node) => /Scan$/.test(node["Node Type"]) && node["Node Type"] !== "Function Scan")
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
