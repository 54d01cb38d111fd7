import { type ExecutionResult, execute, parse, validate } from "graphql"
import { createLoaders } from "../../src/content/loaders.ts"
import { schema } from "../../src/content/schema.ts"
import type { Database } from "../../src/db/database.ts"
import { selectedFields } from "../../src/graphql/selected-fields.ts"
import { createLogger } from "../../src/logger.ts"
import { type Asked, Generator } from "./generate.ts"
import { faultOf } from "./judge.ts"
import { type HttpRequest, oddRequest } from "./odd-requests.ts"
import { overHttp } from "./over-http.ts"

export interface FuzzOptions {
  /** Where the server answers. */
  readonly address: string
  /** The database that it serves. */
  readonly database: Database
  readonly seed: number
  /** Whether to send another, after so many. */
  readonly goesOn: (sent: number) => boolean
  /** Texts, ids and cursors that are worth trying. */
  readonly texts: readonly string[]
}

export interface Fuzzed {
  readonly faults: string[]
  readonly seen: { answered: number; partly: number; refused: number; odd: number }
}

/** After so many, the rest would say the same. */
const MOST_FAULTS = 10
/** Requests under way at once. */
const CLIENTS = 4

/**
 * Sends random requests to a server. Each answer must be the one that graphql-js gives over the same data, or a refusal as
 * docs/errors.md has it.
 */
export async function fuzz({ address, database, seed, goesOn, texts }: FuzzOptions): Promise<Fuzzed> {
  const generator = new Generator(schema, seed, texts)
  const { random } = generator
  const fuzzed: Fuzzed = { faults: [], seen: { answered: 0, partly: 0, refused: 0, odd: 0 } }
  let sent = 0
  const client = async () => {
    while (goesOn(sent++) && fuzzed.faults.length < MOST_FAULTS) {
      const asked = generator.asked()
      if (random.chance(0.15)) await tryOdd(address, oddRequest(random, asked.query), fuzzed)
      else {
        const query = random.chance(0.75) ? asked : { ...asked, query: generator.broken(asked.query) }
        await tryQuery(address, database, query, random.chance(0.2) ? "GET" : "POST", fuzzed)
      }
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return fuzzed
}

async function tryQuery(address: string, database: Database, asked: Asked, method: "GET" | "POST", { faults, seen }: Fuzzed) {
  const accept = "application/graphql-response+json"
  const parameters = new URLSearchParams({ query: asked.query, variables: JSON.stringify(asked.variables) })
  const sent: HttpRequest =
    method === "GET"
      ? { method, path: `/graphql?${parameters}`, headers: { accept } }
      : { method, path: "/graphql", headers: { accept, "content-type": "application/json" }, body: JSON.stringify(asked) }
  try {
    const answer = await overHttp(address, sent)
    // An address may be longer than Node reads.
    if (method === "GET" && answer.status === 431) return
    const fault = faultOf(answer) ?? (await differenceOf(JSON.parse(answer.text) as ExecutionResult, asked, database))
    if (fault) faults.push(`${fault}\n${method} ${JSON.stringify(asked)}\n${answer.text.slice(0, 2_000)}`)
    const { data, errors } = JSON.parse(answer.text) as ExecutionResult
    seen[data === undefined ? "refused" : errors ? "partly" : "answered"]++
  } catch (error) {
    faults.push(`${error}\n${method} ${JSON.stringify(asked)}`)
  }
}

async function tryOdd(address: string, sent: HttpRequest, { faults, seen }: Fuzzed) {
  seen.odd++
  try {
    const answer = await overHttp(address, sent)
    const isEmpty = sent.method === "HEAD" || answer.status === 204 || answer.status === 304
    const isPage = answer.status === 200 && answer.type.startsWith("text/html")
    const fault = isEmpty || isPage ? null : faultOf(answer)
    if (fault || answer.status >= 500)
      faults.push(`${fault}\n${JSON.stringify(sent)}\n${answer.status} ${answer.text.slice(0, 2_000)}`)
  } catch (error) {
    faults.push(`${error}\n${JSON.stringify(sent)}`)
  }
}

/** Where the answer has other data than graphql-js's; `null` where it has the same, or the request was refused. */
async function differenceOf(answer: ExecutionResult, { query, variables }: Asked, database: Database): Promise<string | null> {
  if (answer.data === undefined) return null
  // What the server has read has no half of a surrogate pair any more.
  const document = parse(query.toWellFormed())
  if (validate(schema, document).length > 0) return "an answer to a document that is not valid"
  const context = {
    requestId: "fuzz",
    log: createLogger("silent", false),
    loaders: createLoaders(database, selectedFields(document)),
    prefetches: new Map(),
  }
  const expected = await execute({ schema, document, variableValues: variables, contextValue: context })
  const [theirs, ours] = [JSON.stringify(expected.data), JSON.stringify(answer.data)]
  if (theirs !== ours) return `other data than graphql-js gives, which is ${theirs?.slice(0, 2_000)}`
  return !expected.errors === !answer.errors ? null : `errors, where graphql-js has ${expected.errors ? "some" : "none"}`
}
