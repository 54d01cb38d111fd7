// Prints requests a second and the 99th percentile of their times, as a Markdown table, for one and two workers over a primary
// alone and with one replica: node bench/operations/measure.ts [--seconds 5] [--connections 20]
// It makes both PostgreSQL servers itself and removes them, on this machine, with everything else that runs here: run it as root,
// with Debian's packages of PostgreSQL. Nothing is answered from memory.
import { parseArgs } from "node:util"
import autocannon from "autocannon"
import { openDatabase } from "../../src/db/database.ts"
import { migrate } from "../../src/db/migrations.ts"
import { curatedReader } from "../../src/formats/curated/reader.ts"
import { SEEDS_FOLDER } from "../../src/writing/prepare.ts"
import { writeContent } from "../../src/writing/write.ts"
import { ask, start, stop } from "../../test/server/process.ts"
import { canMakeClusters, primaryCluster, replicaCluster } from "../../test/support/clusters.ts"

const QUERY =
  "{ articles(first: 10) { totalCount nodes { headline publisher { name } people(first: 3) { nodes { name } } topics(first: 3) { nodes { name } } } } }"
const WARM_UP_SECONDS = 2

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "5" }, connections: { type: "string", default: "20" } },
})
const [duration, connections] = [Number(values.seconds), Number(values.connections)]
if (!(duration >= 1 && connections >= 1)) throw new Error("--seconds and --connections: expected whole numbers from 1")
if (!canMakeClusters) throw new Error("Run it as root where /usr/lib/postgresql has PostgreSQL's programs.")

const primary = await primaryCluster()
const opened = [primary]
try {
  const database = openDatabase({ databaseUrl: primary.url, dataDir: "", poolSize: 2, statementTimeoutMs: 60_000 })
  await migrate(database)
  await writeContent(database, curatedReader(SEEDS_FOLDER), { mode: "RESET" })
  await database.close()
  const replica = await replicaCluster(primary)
  opened.unshift(replica)
  print("| workers | databases | requests/s | p99, ms |\n|---|---|---|---|")
  for (const [databases, replicas] of [
    ["primary", {}],
    ["primary and replica", { DATABASE_REPLICA_URLS: replica.url }],
  ] as const) {
    for (const workers of [1, 2]) {
      const { requests, latency } = await measure({ WORKERS: String(workers), DATABASE_URL: primary.url, ...replicas })
      print(`| ${workers} | ${databases} | ${Math.round(requests.average)} | ${latency.p99} |`)
    }
  }
} finally {
  for (const cluster of opened) cluster.remove()
}

async function measure(settings: Record<string, string>) {
  const server = start({ ...settings, RESPONSE_CACHE: "off", DATABASE_POOL_SIZE: "8", GRAPHIQL: "off" })
  try {
    const address = await server.address
    const { errors } = await ask(address, QUERY)
    if (errors) throw new Error(JSON.stringify(errors))
    const load = (seconds: number) =>
      autocannon({
        url: `${address}/graphql`,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: QUERY }),
        connections,
        duration: seconds,
      })
    await load(WARM_UP_SECONDS)
    const result = await load(duration)
    if (result.errors + result.timeouts + result.non2xx > 0)
      throw new Error(`${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} other answers than 2xx`)
    return result
  } finally {
    await stop(server)
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
