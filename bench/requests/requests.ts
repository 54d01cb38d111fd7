import { contentOf } from "./content/content.ts"
import { connect, type Databases, dropDatabases, makeDatabases, nameOf } from "./databases.ts"
import { environment } from "./environment.ts"
import { figure } from "./figures.ts"
import { Load } from "./measure/load.ts"
import { askAll, calm, check, duration, measure } from "./measure/measure.ts"
import { statementCounter } from "./measure/statements.ts"
import type { Options } from "./options.ts"
import { progress } from "./progress.ts"
import { type QueryId, type Variant, variantsOf } from "./queries.ts"
import { type Report, type Row, requestsReport } from "./requests-report.ts"
import { writeResults } from "./results.ts"
import type { Question } from "./servers/dialect.ts"
import { type Running, start } from "./servers/running.ts"
import { installPeers, SERVERS, type ServerId, type ServerKind, versionsOf } from "./servers/servers.ts"

export const SEED = 42

interface Asked {
  readonly options: Options
  readonly databases: Databases
  readonly variants: Readonly<Record<QueryId, readonly Variant[]>>
  /** The floor's answers. */
  readonly expected: ReadonlyMap<QueryId, readonly unknown[]>
  readonly load: Load
}

/** Measures every query of every server, and prints and writes the report. */
export async function measureRequests(options: Options): Promise<void> {
  // Connects before anything is installed, since everything needs the database.
  await (await connect(options.url)).end()
  installPeers(options.servers)
  const content = contentOf(options.articles, SEED)
  const databases = await makeDatabases(options.url, content)
  const variants = variantsOf(content, options.variants)
  const load = new Load()
  try {
    const expected = await floorAnswers(options, databases, variants)
    const rows: Row[] = []
    for (const id of options.servers) rows.push(...(await measureServer(id, { options, databases, variants, expected, load })))
    const versions = Object.fromEntries(options.servers.map((id) => [id, versionsOf(SERVERS[id])]))
    const client = await connect(databases.isnad)
    const report: Report = {
      environment: await environment(client),
      articles: options.articles,
      seeded: databases.seeded,
      seconds: options.seconds,
      seed: SEED,
      variants: options.variants,
      versions,
      rows,
    }
    await client.end()
    writeResults("requests", report, requestsReport(report))
  } finally {
    load.end()
    if (!options.keep) await dropDatabases(options.url, databases)
  }
}

const questionOf = (kind: ServerKind, query: QueryId) => kind.dialect[query] as Question<QueryId> | undefined

async function floorAnswers(
  { queries }: Options,
  databases: Databases,
  variants: Asked["variants"],
): Promise<Asked["expected"]> {
  progress("the floor's answers, which all are compared with")
  const floor = await start(SERVERS.floor, databases.plain)
  const expected = new Map<QueryId, unknown[]>()
  try {
    for (const query of queries) {
      const answers = await askAll(floor, questionOf(SERVERS.floor, query) as Question<QueryId>, variants[query])
      expected.set(
        query,
        answers.map(({ data }) => data),
      )
    }
  } finally {
    await floor.stop()
  }
  return expected
}

async function measureServer(id: ServerId, asked: Asked): Promise<Row[]> {
  const kind: ServerKind = SERVERS[id]
  const url = asked.databases[kind.database]
  progress(kind.label)
  const server = await start(kind, url)
  const rows: Row[] = []
  try {
    for (const query of asked.options.queries) {
      const question = questionOf(kind, query)
      if (question) rows.push(await measureQuery(id, query, question, server, asked))
    }
  } finally {
    await server.stop()
  }
  return rows
}

async function measureQuery(
  id: ServerId,
  query: QueryId,
  question: Question<QueryId>,
  server: Running,
  { options, databases, variants, expected, load }: Asked,
): Promise<Row> {
  const url = databases[SERVERS[id].database]
  const client = await connect(url)
  // The extension for counting is created in the others' database, so that it does not interfere with Isnad's migrations.
  const counting = await connect(databases.plain)
  try {
    const counter = await statementCounter(counting, nameOf(url))
    await calm(client)
    const checked = await check(server, question, variants[query], expected.get(query) ?? [], counter)
    if (checked.wrong !== null) {
      progress(`  ${query}: wrong, not measured: ${checked.wrong}`)
      return { server: id, query, wrong: checked.wrong, measured: null }
    }
    const bodies = variants[query].map((variant) => JSON.stringify(question.body(variant as never)))
    const figures = await measure(server, bodies, load, client, duration(checked, options.seconds))
    const { answers, failures, seconds, p50, p99 } = figures.at16
    const failed = failures > 0 ? `, ${failures} failed` : ""
    progress(`  ${query}: ${figure(answers / seconds)} requests/s, p50 ${figure(p50)} ms, p99 ${figure(p99)} ms${failed}`)
    return { server: id, query, wrong: null, measured: { ...figures, statements: checked.statements, bytes: checked.bytes } }
  } finally {
    await client.end()
    await counting.end()
  }
}
