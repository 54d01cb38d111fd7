import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import type { Sql } from "sql-template-tag"
import { Embedded } from "./embedded/embedded.ts"
import { describeFailure } from "./failures.ts"
import type { Caller } from "./fairness/caller.ts"
import { FairQueue } from "./fairness/fair-queue.ts"
import { embeddedShares, sharesOf } from "./fairness/shares.ts"
import { Ping } from "./ping.ts"
import { EMBEDDED_POOL, embeddedPool, serverPool } from "./pools.ts"
import { statementNames } from "./prepared.ts"
import { Replica, Replicas } from "./replicas.ts"
import { inTransaction, type Queryable, type Transaction, type TransactionMode } from "./transaction.ts"
import { typeParsers } from "./types.ts"
import { type Connections, INTERRUPTED, queryUntil } from "./until.ts"

export interface Database extends Queryable {
  /**
   * Runs a statement outside of a transaction. @param caller the request for which it runs. The request gets no more than its
   * share of the connections, in turn with others (OVERLOADED if it waits too long), and its statements are cancelled when it
   * ends (DATABASE_TIMEOUT). The embedded database finishes a statement that has begun; the result is discarded.
   */
  query<Row extends object>(statement: Sql, caller?: Caller): Promise<Row[]>
  /**
   * Resolves when the database answers, asked on a separate connection. @throws Failure DATABASE_UNAVAILABLE within seconds.
   */
  ping(): Promise<void>
  /**
   * Receives rows that came inside another statement's rows (prefetched), so that a database which records what is read can
   * record them too.
   */
  note?(rows: readonly object[]): void
  readonly embedded: boolean
  /** Where the data is, without credentials, for messages. */
  readonly where: string
  /** The pool of connections to the primary. */
  readonly pool: pg.Pool
  /** Whether a connection is one session of the server, so that it can `LISTEN`. */
  readonly sessions: boolean
  /**
   * The replicas from which `query` reads when they are up to date; transactions run on the primary. `null`: there are none.
   */
  readonly replicas: Replicas | null
  /** Runs a transaction: commits when `work` resolves and rolls back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, mode?: TransactionMode): Promise<T>
  /**
   * Tells other processes through Redis that a change was committed, where the database itself cannot (src/writing/changes).
   */
  readonly announce?: (id: string) => void
  close(): Promise<void>
}

/** How much longer than the statement timeout an answer is waited for. */
const SILENCE_MS = 3_000
/**
 * How long a request waits for a connection at most. Longer for the embedded database, where everybody waits while a
 * transaction writes.
 */
const PATIENCE_MS = { server: 5_000, embedded: 15_000 }

export interface DatabaseOptions {
  /** `null`: the embedded database in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  poolSize: number
  statementTimeoutMs: number
  /** Replicas of `databaseUrl` to read from. */
  replicaUrls?: readonly string[]
  /** `false` behind PgBouncer's transaction pooling, which supports neither prepared statements nor session settings. */
  prepared?: boolean
  /** Called when an idle connection broke or the embedded database ended; the next statement gets a new connection. */
  onConnectionLost?: (error: Error) => void
  /** Called with lines for people about the embedded database, such as what is waited for. */
  onNotice?: (line: string) => void
}

/** How long connections to the embedded database may take to finish when it is closed. */
const END_MS = 2_000

/** Opens nothing by itself: the first statement connects, and starts the embedded database if needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const embedded =
    options.databaseUrl === null ? new Embedded(options.dataDir, options.onNotice, options.onConnectionLost) : null
  const files = embedded?.location.files ?? null
  const describe = (error: unknown) => describeFailure(error, files)
  const { databaseUrl, statementTimeoutMs, poolSize, prepared = true, replicaUrls = [] } = options
  const sessions = embedded === null && prepared
  const poolTo = (url: string) => serverPool(url, { ...options, sessions })
  const onLost = (error: Error) => options.onConnectionLost?.(error)
  const config = embedded ? embeddedPool(embedded) : poolTo(databaseUrl as string)
  const pool = new pg.Pool(config)
  pool.on("error", onLost)
  const queue = embedded
    ? new FairQueue(embeddedShares(EMBEDDED_POOL), PATIENCE_MS.embedded)
    : new FairQueue(sharesOf(poolSize), PATIENCE_MS.server)
  const primary: Connections = { pool, queue }
  const replicaTo = (url: string) => new Replica(poolTo(url), new FairQueue(sharesOf(poolSize), PATIENCE_MS.server), onLost)
  const replicas = replicaUrls.length > 0 ? new Replicas(replicaUrls.map(replicaTo)) : null
  const ping = new Ping(config, describe)

  // All connections to the embedded database share one session, in which another connection's statement could have the same
  // name.
  const nameOf = sessions ? statementNames() : () => undefined
  const ends = {
    cancels: embedded === null,
    // The server's own timeout ends a long statement; this one is for a server or network that no longer answers.
    silence: embedded ? null : statementTimeoutMs + SILENCE_MS,
    // Without a session the server cannot be given a statement timeout.
    limit: embedded || sessions ? null : statementTimeoutMs,
  }
  const toQuery = (statement: Sql): pg.QueryConfig => {
    const text = statement.text
    return { name: nameOf(text), text, values: statement.values, types: typeParsers }
  }
  const run = async <Row extends object>(
    connections: Connections,
    statement: Sql,
    caller?: Caller,
    mayBeInterrupted = true,
  ): Promise<Row[]> => {
    try {
      return await queryUntil<Row>(connections, toQuery(statement), { ...ends, caller, mayBeInterrupted })
    } catch (error) {
      if (error === INTERRUPTED) return run<Row>(connections, statement, caller, false)
      throw describe(error)
    }
  }
  const runOn = async <Row extends object>(client: pg.PoolClient, statement: Sql) => {
    try {
      return (await client.query<Row>(toQuery(statement))).rows
    } catch (error) {
      throw describe(error)
    }
  }

  const runWhereBest = async <Row extends object>(statement: Sql, caller?: Caller) => {
    const replica = replicas?.choose(caller)
    if (!replica) return run<Row>(primary, statement, caller)
    try {
      return await run<Row>(replica, statement, caller)
    } catch (error) {
      if (!replica.fails(error)) throw error
      return run<Row>(primary, statement, caller)
    }
  }

  return {
    embedded: embedded !== null,
    where: files ?? withoutCredentials(databaseUrl as string),
    pool,
    sessions,
    replicas,
    query: replicas ? runWhereBest : (statement, caller) => run(primary, statement, caller),
    ping: () => ping.answers(),
    transaction: (work, mode = "WRITE") => inTransaction(pool, describe, work, mode, runOn),
    async close() {
      await ping.close()
      await replicas?.close()
      // A connection may wait for its turn behind another process's transaction: it is cut off when the files are closed.
      await (embedded ? Promise.race([pool.end(), sleep(END_MS, undefined, { ref: false })]) : pool.end())
      await embedded?.close()
    },
  }
}

function withoutCredentials(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
