import type { Client } from "pg"

/** Counts the statements that a database gets: pg_stat_statements, if the server has loaded it. */
export interface StatementCounter {
  reset(): Promise<void>
  /** The number since the reset, without BEGIN, COMMIT, settings and its own statements. */
  count(): Promise<number>
}

const WITHOUT = "^\\s*(begin|start|commit|rollback|set|listen|discard|deallocate|vacuum|analyze)\\M|pg_stat_"

/**
 * @param client connected to a database in which the extension may be created. @param name of the database whose statements are
 * counted. @returns null if the server does not count statements.
 */
export async function statementCounter(client: Client, name: string): Promise<StatementCounter | null> {
  try {
    await client.query(
      "CREATE SCHEMA IF NOT EXISTS counting; CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA counting",
    )
    const { rows } = await client.query<{ schema: string }>(
      "SELECT extnamespace::regnamespace::text AS schema FROM pg_extension WHERE extname = 'pg_stat_statements'",
    )
    const schema = rows[0]?.schema
    const database = (await client.query<{ oid: number }>("SELECT oid FROM pg_database WHERE datname = $1", [name])).rows[0]
      ?.oid
    const counter = {
      reset: async () => {
        await client.query(`SELECT ${schema}.pg_stat_statements_reset(0, $1, 0)`, [database])
      },
      count: async () => {
        const counted = await client.query<{ calls: string | null }>(
          `SELECT sum(calls) AS calls FROM ${schema}.pg_stat_statements WHERE dbid = $1 AND query !~* $2`,
          [database, WITHOUT],
        )
        return Number(counted.rows[0]?.calls ?? 0)
      },
    }
    await counter.count()
    return counter
  } catch {
    return null
  }
}
