import { setTimeout as wait } from "node:timers/promises"
import type { Client } from "pg"
import { percentile } from "../figures.ts"
import { firstDifference, normalise } from "../normalise.ts"
import type { QueryId, Variant } from "../queries.ts"
import type { Question } from "../servers/dialect.ts"
import { post, type Running } from "../servers/running.ts"
import type { Load, LoadResult } from "./load.ts"
import { cpuBetween, cpuMs, isPostgres, memoryMb } from "./processes.ts"
import type { StatementCounter } from "./statements.ts"

/** The figures of one server and query; null where this machine or database does not provide one. */
export interface Measured {
  readonly at16: LoadResult
  readonly at1: LoadResult
  /** Milliseconds of CPU time for each request, with 16 connections. */
  readonly serverCpuMs: number | null
  readonly postgresCpuMs: number | null
  readonly statements: number | null
  /** The mean size of an answer. */
  readonly bytes: number
  /** Megabytes, after the load. */
  readonly memoryMb: number | null
}

export const CONNECTIONS = 16
const MOST_SECONDS = 30
const LEAST_WARM_SECONDS = 0.5

/**
 * The answers of the floor (the server without GraphQL), one for each variant, with which others are compared. @throws if the
 * floor fails.
 */
export async function askAll(server: Running, question: Question<QueryId>, variants: readonly Variant[]) {
  const answers: { data: unknown; bytes: number }[] = []
  for (const variant of variants) {
    const { status, text, bytes } = await post(server.url, question.body(variant as never))
    if (status !== 200) throw new Error(`status ${status}: ${text.slice(0, 400)}`)
    answers.push({ data: normalise(question.read(JSON.parse(text))), bytes })
  }
  return answers
}

export interface Checked {
  /** Where an answer first differs from the floor's, or why there is none; null if all are equal. */
  readonly wrong: string | null
  readonly statements: number | null
  readonly bytes: number
  /** The mean time of an answer, when requests are sent one after another. */
  readonly milliseconds: number
}

/** Compares every answer with the floor's. @param counter null where statements are not counted. */
export async function check(
  server: Running,
  question: Question<QueryId>,
  variants: readonly Variant[],
  expected: readonly unknown[],
  counter: StatementCounter | null,
): Promise<Checked> {
  try {
    await counter?.reset()
    const begin = performance.now()
    const answers = await askAll(server, question, variants)
    const milliseconds = (performance.now() - begin) / variants.length
    const statements = counter ? (await counter.count()) / variants.length : null
    const differences = answers.flatMap(({ data }, index) => {
      const difference = firstDifference(expected[index], data)
      return difference === null ? [] : [`${JSON.stringify(variants[index])}: ${difference}`]
    })
    const wrong = differences.length > 0 ? `${differences.length} of ${answers.length}; ${differences[0]}` : null
    return { wrong, statements, milliseconds, bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0) / answers.length }
  } catch (error) {
    return { wrong: (error as Error).message, statements: null, milliseconds: 0, bytes: 0 }
  }
}

/** How long to measure, in seconds: longer for slow answers, so that each connection gets several. */
export function duration({ milliseconds }: Checked, seconds: number): number {
  return Math.max(seconds, Math.min(MOST_SECONDS, (4 * CONNECTIONS * milliseconds) / 1_000))
}

/**
 * Measures one server and query. @param client connected to the server's database. PostgreSQL's CPU time is that of the
 * processes that serve this database, so that other databases do not count; short-lived processes of parallel plans are missed.
 */
export async function measure(
  server: Running,
  bodies: readonly string[],
  load: Load,
  client: Client,
  seconds: number,
): Promise<Omit<Measured, "statements" | "bytes">> {
  const order = { url: server.url, bodies }
  await load.run({ ...order, connections: CONNECTIONS, seconds: Math.max(LEAST_WARM_SECONDS, seconds / 4) })
  await calm(client)
  const look = async () => ({ server: cpuMs([server.pid]), postgres: cpuMs(await backendsOf(client)) })
  const before = await look()
  const at16 = await load.run({ ...order, connections: CONNECTIONS, seconds })
  const after = await look()
  const each = (whose: "server" | "postgres") => {
    const used = cpuBetween(before[whose], after[whose])
    return used === null || at16.answers === 0 ? null : used / at16.answers
  }
  await calm(client)
  const at1 = await load.run({ ...order, connections: 1, seconds: seconds / 2 })
  return {
    at16,
    at1,
    serverCpuMs: each("server"),
    postgresCpuMs: each("postgres"),
    memoryMb: memoryMb(server.pid),
  }
}

/** Waits until the database has finished background work after the last load, at most half a minute. */
export async function calm(client: Client): Promise<void> {
  for (let tries = 0, quiet = 0; tries < 600 && quiet < 2; tries++) {
    await wait(50)
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'",
    )
    quiet = rowCount === 0 ? quiet + 1 : 0
  }
}

async function backendsOf(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
  )
  return rows.map(({ pid }) => pid).filter(isPostgres)
}

/** The milliseconds of requests that are sent one after another. */
export async function latencies(url: string, bodies: readonly object[]): Promise<{ p50: number; p99: number }> {
  const times: number[] = []
  for (const body of bodies) {
    const { status, text, milliseconds } = await post(url, body)
    if (status !== 200 || JSON.parse(text).errors) throw new Error(`${JSON.stringify(body)}: ${text.slice(0, 400)}`)
    times.push(milliseconds)
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}
