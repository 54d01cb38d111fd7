import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { contentSchemas } from "../../../src/content/records/records.ts"
import { type Database, openDatabase } from "../../../src/db/database.ts"
import { importFiles } from "../../../src/writing/import/import.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { type Content, contentOf } from "../content/content.ts"
import { connect, type Databases, dropDatabases, makeDatabases } from "../databases.ts"
import { describeEnvironment, environment } from "../environment.ts"
import { figure, percentile, table } from "../figures.ts"
import { Load, type LoadResult } from "../measure/load.ts"
import type { Options } from "../options.ts"
import { progress } from "../progress.ts"
import { variantsOf } from "../queries.ts"
import { SEED } from "../requests.ts"
import { writeResults } from "../results.ts"
import { deriveAll } from "../seeding.ts"
import { isnadDialect } from "../servers/isnad.ts"
import { post, type Running, start } from "../servers/running.ts"
import { installPeers, SERVERS } from "../servers/servers.ts"
import { twoReports } from "./documents.ts"
import { plainInserts } from "./plain-inserts.ts"

// Measures one change (a document, a rename) in archives of different sizes, alone and while others read.

const ROUNDS = 20
/** Changes that are not counted, in which the dictionary is read and plans are made. */
const WARM = 3
const CONNECTIONS = 16
/** If a change takes longer, the measurement is given up. */
const MOST_MS = 120_000

/** Milliseconds from the beginning of a write to each of these moments. */
interface Times {
  /** The write has returned: it is committed, and no process answers with older content. */
  readonly returned: number
  readonly readable: number
  readonly found: number
  /** Its statements are found. */
  readonly understood: number
  /** It is in the same story as the earlier report. */
  readonly inStory: number
}

/** Measures writes, and prints and writes a table. */
export async function measureWrites(options: Options): Promise<void> {
  await (await connect(options.url)).end()
  installPeers(options.servers)
  const content = contentOf(options.articles, SEED)
  const databases = await makeDatabases(options.url, content)
  progress("what is derived of the archive: search, evidence, stories")
  const derived = await deriveAll(databases.isnad)
  const load = new Load()
  const folder = mkdtempSync(join(tmpdir(), "isnad-writes-"))
  const rows: string[][] = []
  try {
    let number = 1
    for (const kept of [false, true]) {
      const server = await start(SERVERS[kept ? "isnad-cached" : "isnad"], databases.isnad)
      // A process that stays running, like that of an editor or importer.
      const database = openDatabase({
        databaseUrl: databases.isnad,
        dataDir: folder,
        poolSize: 4,
        statementTimeoutMs: 60_000,
      })
      const told = kept ? "answers kept" : "every answer computed"
      const documents = async (rounds: number) => {
        const times: Times[] = []
        for (let round = 0; round < rounds; round++)
          times.push(await writeReports(content, number++, { database, server, folder }))
        return times
      }
      try {
        await documents(WARM)
        rows.push(...documentRows(`a document, alone, ${told}`, await documents(ROUNDS)))
        rows.push(...renameRows(told, await renames(content, database, kept ? ROUNDS : 0, databases.isnad)))
        rows.push(...(await besideReaders(content, { options, server, load, told, write: () => documents(1) })))
      } finally {
        await database.close()
        await server.stop()
      }
    }
    if (options.servers.includes("postgraphile")) rows.push(await plainInserts(content, databases.plain, ROUNDS))
    const client = await connect(databases.isnad)
    const measuredOn = await environment(client)
    await client.end()
    const head = ["", "p50 ms", "p99 ms"]
    const intro = `${describeEnvironment(measuredOn)} ${options.articles} articles (seed ${SEED}; ${databases.seeded}; ${derived}), bodies of a new document of 1 kB, ${ROUNDS} times each, one after another.`
    writeResults("write", { environment: measuredOn, articles: options.articles, rows }, `${intro}\n\n${table(head, rows)}`)
  } finally {
    load.end()
    rmSync(folder, { recursive: true, force: true })
    await endMeasuring(options, databases)
  }
}

/** Removes what was written, since databases are used again. */
async function endMeasuring(options: Options, databases: Databases): Promise<void> {
  await dropDatabases(options.url, databases)
}

interface Places {
  readonly database: Database
  readonly server: Running
  readonly folder: string
}

/** Imports two reports of one event, and measures the second import. */
async function writeReports(content: Content, number: number, { database, server, folder }: Places): Promise<Times> {
  const [first, second] = twoReports(content, number)
  const pathOf = ({ file, text }: typeof first) => {
    const path = join(folder, file)
    writeFileSync(path, text)
    return path
  }
  await importFiles(database, [pathOf(first)])
  const path = pathOf(second)
  const begin = performance.now()
  const { imported, refused } = await importFiles(database, [path])
  const returned = performance.now() - begin
  const slug = imported[0]?.article.slug
  if (slug === undefined) throw new Error(`the report was not taken: ${JSON.stringify(refused)}`)
  const since: Record<string, number> = {}
  const query = `query ($slug: String!, $word: String!) { article(by: { slug: $slug }) { headline statements(first: 1) { totalCount } story { articles(first: 2) { totalCount } } }
    articles(filter: { search: $word }, first: 1) { nodes { slug } } }`
  for (;;) {
    const { text } = await post(server.url, { query, variables: { slug, word: second.word } })
    const { data, errors } = JSON.parse(text)
    if (errors) throw new Error(text.slice(0, 400))
    const now = performance.now() - begin
    const so = {
      readable: data.article !== null,
      found: data.articles.nodes[0]?.slug === slug,
      understood: (data.article?.statements.totalCount ?? 0) > 0,
      inStory: (data.article?.story?.articles.totalCount ?? 0) > 1,
    }
    for (const [what, is] of Object.entries(so)) if (is) since[what] ??= now
    if (Object.keys(since).length === Object.keys(so).length) return { returned, ...since } as unknown as Times
    if (now > MOST_MS) throw new Error(`after ${MOST_MS} ms only ${Object.keys(since).join(", ")} of ${slug}`)
    await wait(2)
  }
}

const shares = (times: readonly number[]) => [figure(percentile(times, 0.5)), figure(percentile(times, 0.99))]

function documentRows(told: string, times: readonly Times[]): string[][] {
  const row = (what: string, key: keyof Times) => [`${told}: ${what}`, ...shares(times.map((each) => each[key]))]
  return [
    row("the write returns", "returned"),
    row("readable", "readable"),
    row("found by search", "found"),
    row("understood", "understood"),
    row("in its story", "inStory"),
  ]
}

interface Renamed {
  readonly returned: number
  /** How many articles had to be annotated anew. */
  readonly waiting: number
  /** The time until none of them waits any more. */
  readonly done: number
}

/** Gives people of the archive another English name, one after another. */
async function renames(content: Content, database: Database, rounds: number, url: string): Promise<Renamed[]> {
  const client = await connect(url)
  const waitingNow = async () => Number((await client.query("SELECT count(*) FROM annotation_pending")).rows[0]?.count ?? 0)
  const renamed: Renamed[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const person = content.people[(round * 37) % content.people.length] as Content["people"][number]
      const record = {
        slug: `person-${person.id}`,
        country: person.country,
        description: { en: person.occupation },
        names: [
          { value: person.name, language: "ar", kind: "CANONICAL" },
          { value: `${person.nameEn} Renamed`, language: "en", kind: "CANONICAL" },
        ],
      }
      const value = contentSchemas.person.parse(record)
      const begin = performance.now()
      await writeContent(
        database,
        {
          name: "a rename",
          async *read() {
            yield { kind: "person", value, origin: { file: "rename", line: 1 } }
          },
        },
        { mode: "MERGE" },
      )
      const returned = performance.now() - begin
      const waiting = await waitingNow()
      while ((await waitingNow()) > 0 && performance.now() - begin < MOST_MS) await wait(20)
      renamed.push({ returned, waiting, done: performance.now() - begin })
    }
  } finally {
    await client.end()
  }
  return renamed
}

function renameRows(told: string, renamed: readonly Renamed[]): string[][] {
  if (renamed.length === 0) return []
  return [
    [`a person's new name, ${told}: the write returns`, ...shares(renamed.map(({ returned }) => returned))],
    ["articles that wait then (a number)", ...shares(renamed.map(({ waiting }) => waiting))],
    ["all that it concerns is read anew", ...shares(renamed.map(({ done }) => done))],
  ]
}

interface Beside {
  readonly options: Options
  readonly server: Running
  readonly load: Load
  readonly told: string
  readonly write: () => Promise<Times[]>
}

/** Measures readers of front pages, alone and while documents are imported one after another. */
async function besideReaders(content: Content, { options, server, load, told, write }: Beside): Promise<string[][]> {
  const bodies = variantsOf(content, options.variants).Q2.map((variant) => JSON.stringify(isnadDialect.Q2.body(variant)))
  const order = { url: server.url, bodies, connections: CONNECTIONS, seconds: options.seconds * 2 }
  await load.run({ ...order, seconds: options.seconds / 2 })
  const alone = await load.run(order)
  const times: Times[] = []
  let reading: LoadResult | null = null
  const running = load.run(order).then((result) => {
    reading = result
  })
  while (reading === null) times.push(...(await write()))
  await running
  const read = (name: string, { p50, p99 }: LoadResult) => [name, figure(p50), figure(p99)]
  return [
    read(`${CONNECTIONS} readers of front pages, ${told}: alone`, alone),
    read(`${CONNECTIONS} readers of front pages, ${told}: beside writes`, reading),
    ...documentRows(`a document, beside ${CONNECTIONS} readers, ${told}`, times),
  ]
}
