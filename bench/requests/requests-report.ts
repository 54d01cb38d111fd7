import { describeEnvironment, type Environment } from "./environment.ts"
import { figure, table } from "./figures.ts"
import { CONNECTIONS, type Measured } from "./measure/measure.ts"
import { QUERIES, type QueryId } from "./queries.ts"
import { SERVERS, type ServerId } from "./servers/servers.ts"

export interface Row {
  readonly server: ServerId
  readonly query: QueryId
  /** Where its answer differs from the floor's; such a query is not measured. */
  readonly wrong: string | null
  readonly measured: Measured | null
}

export interface Report {
  readonly environment: Environment
  readonly articles: number
  /** How Isnad's database was filled. */
  readonly seeded: string
  readonly seconds: number
  readonly seed: number
  readonly variants: number
  readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly rows: readonly Row[]
}

/** The report in Markdown. */
export function requestsReport(report: Report): string {
  const { environment, articles, seeded, seconds, seed, variants, rows } = report
  const wrong = rows.filter((row) => row.wrong !== null).map(({ server, query, wrong }) => `- ${server}, ${query}: ${wrong}\n`)
  const versions = Object.entries(report.versions).map(
    ([server, packages]) =>
      `- ${server}: ${Object.entries(packages)
        .map(([name, version]) => `${name} ${version}`)
        .join(", ")}\n`,
  )
  return [
    `${describeEnvironment(environment)} ${articles} articles (seed ${seed}; Isnad was ${seeded}), ${variants} variants of each query in turn, ${seconds} s at ${CONNECTIONS} connections and ${seconds / 2} s at 1.\n`,
    `Requests a second at ${CONNECTIONS} connections:\n\n${rates(rows)}`,
    `Each query and server:\n\n${details(rows)}`,
    ...(wrong.length > 0 ? [`Wrong answers, not measured:\n\n${wrong.join("")}`] : []),
    `Versions:\n\n${versions.join("")}`,
  ].join("\n")
}

function rates(rows: readonly Row[]): string {
  const queries = [...new Set(rows.map(({ query }) => query))]
  const servers = [...new Set(rows.map(({ server }) => server))]
  const rowOf = (server: ServerId, query: QueryId) => rows.find((row) => row.server === server && row.query === query)
  const cell = (row: Row | undefined) => (row?.wrong ? "wrong" : figure(rate(row)))
  const lines = servers.map((server) => [SERVERS[server].label, ...queries.map((query) => cell(rowOf(server, query)))])
  const ratios = queries.map((query) => {
    const peers = servers.filter((server) => SERVERS[server].role === "peer").map((server) => rate(rowOf(server, query)) ?? 0)
    const ratio = (rate(rowOf("isnad", query)) ?? Number.NaN) / Math.max(...peers)
    return Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : "–"
  })
  return table(
    ["", ...queries.map((query) => `${query} ${QUERIES[query]}`)],
    [...lines, ["Isnad, computing / the best GraphQL peer", ...ratios]],
  )
}

function rate(row: Row | undefined): number | null {
  return row?.measured ? row.measured.at16.answers / row.measured.at16.seconds : null
}

const COLUMNS = [
  "query, server",
  "requests/s",
  "p50 ms",
  "p99 ms",
  "at 1: requests/s",
  "p50 ms",
  "p99 ms",
  "server CPU ms",
  "PostgreSQL CPU ms",
  "statements",
  "bytes",
  "memory MB",
  "failed",
]

function details(rows: readonly Row[]): string {
  const sorted = rows.toSorted((one, other) => one.query.localeCompare(other.query))
  const lines = sorted.flatMap(({ server, query, measured }) => {
    if (measured === null) return []
    const { at16, at1, serverCpuMs, postgresCpuMs, statements, bytes, memoryMb } = measured
    const speed = (load: Measured["at16"]) => [figure(load.answers / load.seconds), figure(load.p50), figure(load.p99)]
    const cpu = [figure(serverCpuMs), figure(postgresCpuMs)]
    const rest = [
      statements === null ? "–" : String(Number(statements.toFixed(2))),
      String(Math.round(bytes)),
      String(memoryMb ?? "–"),
    ]
    return [[`${query} ${server}`, ...speed(at16), ...speed(at1), ...cpu, ...rest, String(at16.failures + at1.failures)]]
  })
  return table(COLUMNS, lines)
}
