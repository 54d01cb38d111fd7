import type pg from "pg"
import type { Sql } from "sql-template-tag"
import { Failure } from "../failure.ts"

/** Runs one statement. The caller, who wrote its columns, gives the type of the rows. */
export interface Queryable {
  query<Row extends object>(statement: Sql): Promise<Row[]>
}

export interface Transaction extends Queryable {
  /** Identifies the opened database, as the key for what this process keeps in memory of it. */
  readonly pool: object
  /** Runs several statements without parameters in one round trip. */
  script(text: string): Promise<void>
}

/** WRITE has no statement timeout, since bulk writes may take minutes. SNAPSHOT reads a single snapshot throughout. */
export type TransactionMode = "WRITE" | "SNAPSHOT"

const BEGIN: Record<TransactionMode, string> = {
  WRITE: "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL client_min_messages = warning",
  SNAPSHOT: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0",
}

type Run = <Row extends object>(target: pg.PoolClient, statement: Sql) => Promise<Row[]>

/**
 * Runs a transaction: commits when `work` resolves, and rolls back when it throws. @param describe makes a Failure of an error
 * of `pg`.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  describe: (error: unknown) => unknown,
  work: (transaction: Transaction) => Promise<T>,
  mode: TransactionMode,
  run: Run,
): Promise<T> {
  const client = await pool.connect().catch((error) => {
    throw describe(error)
  })
  let broken: Error | undefined
  // A connection that breaks between two statements emits an error; without a listener that would end the process.
  const onError = (error: Error) => {
    broken ??= error
  }
  client.on("error", onError)
  try {
    await client.query(BEGIN[mode])
    const result = await work({
      pool,
      query: (statement) => run(client, statement),
      script: async (text) => {
        await client.query(text).catch((error) => {
          throw describe(error)
        })
      },
    })
    await client.query("COMMIT")
    return result
  } catch (error) {
    const described = describe(error)
    const cut = described instanceof Failure && described.code === "DATABASE_UNAVAILABLE"
    // What the database said when it closed the connection is more useful than the error that it is closed.
    const reason = cut && broken ? describe(broken) : described
    await client.query("ROLLBACK").catch((failed: Error) => {
      broken = failed
    })
    throw reason
  } finally {
    client.off("error", onError)
    client.release(broken)
  }
}
