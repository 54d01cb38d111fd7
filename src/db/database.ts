import pg from "pg"
import type { Sql } from "sql-template-tag"
import { Embedded } from "./embedded/embedded.ts"
import { SOCKET_PORT } from "./embedded/location.ts"
import { describeFailure } from "./failures.ts"
import { statementName } from "./prepared.ts"
import { typeParsers } from "./types.ts"
import { queryUntil } from "./until.ts"

/** Runs one statement. Rows are typed by the caller, who wrote the columns. */
export interface Queryable {
  query<Row extends object>(statement: Sql): Promise<Row[]>
}

export interface Transaction extends Queryable {
  /** Runs several statements, without parameters, in one round trip: migrations. */
  script(text: string): Promise<void>
}

export interface Database extends Queryable {
  /** @param signal ends the statement when it aborts: DATABASE_TIMEOUT. The embedded database cannot stop one and finishes it unheard. */
  query<Row extends object>(statement: Sql, signal?: AbortSignal): Promise<Row[]>
  /** Told of rows that came within the rows of another statement, where what is read is noted (src/db/reads.ts). */
  note?(rows: readonly object[]): void
  readonly embedded: boolean
  /** For messages: where the data is, without credentials. */
  readonly where: string
  readonly pool: pg.Pool
  /** Commits when `work` resolves and rolls back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, mode?: TransactionMode): Promise<T>
  /** Tells other processes that a change was committed, where they might not hear it from the database (src/changes). */
  readonly announce?: (id: string) => void
  close(): Promise<void>
}

/** WRITE has no statement timeout: bulk writes may take minutes. SNAPSHOT reads one state of the data throughout. */
export type TransactionMode = "WRITE" | "SNAPSHOT"

const BEGIN: Record<TransactionMode, string> = {
  WRITE: "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL client_min_messages = warning",
  SNAPSHOT: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0",
}

/** How much longer than the statement timeout to wait for an answer. */
const SILENCE_MS = 3_000

export interface DatabaseOptions {
  /** `null`: the embedded database in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  poolSize: number
  statementTimeoutMs: number
  /** Told of connections that broke while idle; the pool replaces them. */
  onConnectionLost?: (error: Error) => void
}

/** Opens nothing by itself: the first statement connects, and starts the embedded database where that is needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const embedded = options.databaseUrl === null ? new Embedded(options.dataDir) : null
  const pool = new pg.Pool(embedded ? embeddedPool(embedded) : serverPool(options))
  pool.on("error", (error) => options.onConnectionLost?.(error))

  // All connections to the embedded database share one session, so a statement's name would be taken by another connection.
  const nameOf = embedded ? () => undefined : statementName
  // The server's own timeout ends a long statement; this one is for a server, or a network, that has gone silent.
  const silence = embedded ? undefined : options.statementTimeoutMs + SILENCE_MS
  const run = async <Row extends object>(target: pg.Pool | pg.PoolClient, statement: Sql, signal?: AbortSignal) => {
    try {
      const text = statement.text
      const query: pg.QueryConfig & { query_timeout?: number } = {
        name: nameOf(text),
        text,
        values: statement.values,
        types: typeParsers,
      }
      if (target === pool) query.query_timeout = silence
      if (signal) return await queryUntil<Row>(pool, query, signal, !embedded)
      const result = await target.query<Row>(query)
      return result.rows
    } catch (error) {
      throw describeFailure(error)
    }
  }

  return {
    embedded: embedded !== null,
    where: embedded ? embedded.location.files : withoutCredentials(options.databaseUrl as string),
    pool,
    query: (statement, signal) => run(pool, statement, signal),
    transaction: (work, mode = "WRITE") => inTransaction(pool, work, BEGIN[mode], run),
    async close() {
      await pool.end()
      await embedded?.close()
    },
  }
}

type Run = <Row extends object>(target: pg.PoolClient, statement: Sql) => Promise<Row[]>

async function inTransaction<T>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<T>,
  begin: string,
  run: Run,
): Promise<T> {
  const client = await pool.connect().catch((error) => {
    throw describeFailure(error)
  })
  let broken: Error | undefined
  // A connection that breaks between two statements reports it here; without a listener it would end the process.
  const onError = (error: Error) => {
    broken = error
  }
  client.on("error", onError)
  try {
    await client.query(begin)
    const result = await work({
      query: (statement) => run(client, statement),
      script: async (text) => {
        await client.query(text)
      },
    })
    await client.query("COMMIT")
    return result
  } catch (error) {
    await client.query("ROLLBACK").catch((failed: Error) => {
      broken = failed
    })
    throw describeFailure(error)
  } finally {
    client.off("error", onError)
    client.release(broken)
  }
}

function serverPool(options: DatabaseOptions): pg.PoolConfig {
  return {
    connectionString: options.databaseUrl as string,
    max: options.poolSize,
    statement_timeout: options.statementTimeoutMs,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "isnad",
    // What src/db/types.ts reads quickest, whatever the server's own settings are. Statements here take milliseconds: to compile one
    // first, where the planner overestimates it, takes longer than to run it.
    options: "-c TimeZone=UTC -c DateStyle=ISO -c jit=off",
  }
}

function embeddedPool(embedded: Embedded): pg.PoolConfig & { Client: typeof pg.Client } {
  class EmbeddedClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg's connect is overloaded with a callback, which its pool uses
    override connect(callback?: any): any {
      const connected = embedded.ensureServed().then(() => super.connect())
      if (!callback) return connected
      connected.then(() => callback(), callback)
    }
  }
  const { socketFolder } = embedded.location
  return {
    Client: EmbeddedClient,
    host: socketFolder,
    port: SOCKET_PORT,
    user: "postgres",
    database: "postgres",
    max: 4,
    idleTimeoutMillis: 30_000,
  }
}

function withoutCredentials(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
