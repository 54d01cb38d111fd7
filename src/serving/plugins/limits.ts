import type { IncomingMessage } from "node:http"
import { type DocumentNode, type ExecutionArgs, type GraphQLSchema, getOperationAST } from "graphql"
import type { Plugin } from "graphql-yoga"
import { whenThere } from "../../db/batching.ts"
import { tooComplex } from "../../errors.ts"
import { tellsPlaces } from "../../graphql/places.ts"
import { BEYOND, type PriceList, priceList } from "../../graphql/price.ts"
import type { Variables } from "../../graphql/pricing/list-size.ts"
import { repeatedTooOften } from "../../graphql/pricing/repetition.ts"
import { MOST_LEVELS } from "../../graphql/pricing/too-much.ts"
import type { RateLimit } from "../rate-limit/rate-limit.ts"
import { rateLimited } from "../rate-limit/told.ts"

type Executed = Exclude<Awaited<ReturnType<NonNullable<Plugin["onExecute"]>>>, void>

export interface Limits {
  /** The price of a query, in points (src/graphql/price.ts). */
  readonly cost: number
  readonly depth: number
  readonly aliases: number
  /** Words and signs of a document: parsing stops there. */
  readonly tokens: number
}

/** Levels of lists and objects in arguments. Nobody needs as many, and what reads them calls itself at each. */
const MOST_INPUT_LEVELS = 50

export const DEFAULT_LIMITS: Limits = { cost: 100_000, depth: 20, aliases: 100, tokens: 5_000 }

/**
 * Refuses queries that would cost too much before they run, and tells the price of every other in `extensions.cost`.
 * A document is read once; each request only adds up.
 * @param rates takes the price from the client, which may not have it.
 */
export function useLimits(limits: Limits = DEFAULT_LIMITS, rates: RateLimit | null = null): Plugin {
  const known = new WeakMap<DocumentNode, Map<string, PriceList>>()

  function listFor({ schema, document, operationName }: ExecutionArgs): PriceList | null {
    const name = operationName ?? ""
    const lists = known.get(document) ?? new Map<string, PriceList>()
    known.set(document, lists)
    const operation = lists.has(name) ? null : getOperationAST(document, operationName)
    if (operation) lists.set(name, priceList(schema as GraphQLSchema, document, operation))
    return lists.get(name) ?? null
  }

  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => {
        const text = typeof source === "string" ? source : source.body
        if (commentsIn(text) > limits.tokens) throw tooComplex(`Expected at most ${limits.tokens} lines of comments, got more.`)
        const document = parseFn(source, { ...options, maxTokens: limits.tokens, noLocation: !tellsPlaces(text) })
        const repeated = repeatedTooOften(document)
        if (repeated) throw tooComplex(TOO_OFTEN(repeated))
        return document
      })
      return ({ result, replaceParseResult }) => {
        if (result instanceof Error && result.message.includes("Document contains more th"))
          replaceParseResult(tooComplex(`Expected a document of at most ${limits.tokens} words and signs, got more.`))
      }
    },
    onExecute({ args, setResultAndStopExecution }) {
      const list = listFor(args)
      if (!list) return undefined
      const variables = (args.variableValues ?? {}) as Variables
      const price = list.price(variables)
      const excess = excessOfInput(list, variables) ?? excessOf(list, price, limits)
      if (excess) {
        setResultAndStopExecution({ errors: [tooComplex(excess)] })
        return undefined
      }
      const cost = { price, limit: limits.cost }
      const telling: Executed = {
        onExecuteDone({ result, setResult }) {
          // The last extension: what a client has left is put behind it as the answer is sent (src/serving/rate-limit/told.ts).
          if (!(Symbol.asyncIterator in result)) setResult({ ...result, extensions: { ...result.extensions, cost } })
        },
      }
      if (!rates) return telling
      const { req, request } = args.contextValue as { req?: IncomingMessage; request: Request }
      return whenThere(rates.billOf(req, request).pay(price), (spent) => {
        if (spent.allowed) return telling
        setResultAndStopExecution({ errors: [rateLimited(spent, price)], extensions: { cost } })
        return undefined
      })
    },
  }
}

/** The parser keeps comments too, and counts them not. A heading in a text that stands in the document passes for one. */
function commentsIn(text: string): number {
  return text.match(/^[ \t,\ufeff]*#/gm)?.length ?? 0
}

function excessOf(list: PriceList, price: number, limits: Limits): string | null {
  if (list.depth > limits.depth)
    return `Expected at most ${limits.depth} levels of fields, got ${list.depth > MOST_LEVELS ? `more than ${MOST_LEVELS}` : list.depth}. Ask for the deeper ones by id.`
  if (list.aliases > limits.aliases)
    return `Expected at most ${limits.aliases} aliases, got ${list.aliases}. Use \`nodes(ids:)\`, or several queries.`
  if (price > limits.cost)
    return `Expected a query that costs at most ${limits.cost}, got ${price < BEYOND ? price : "far more"}: the sizes of nested pages multiply, and long texts, searches, counts and facets cost more. Ask for less at once.`
  return null
}

/** @param repeated what stands too often in one place. */
const TOO_OFTEN = (repeated: string) =>
  `Expected each field once in one place, or some dozen times through fragments, got ${repeated}. Ask for each once, with all that is wanted of it.`

const TOO_DEEP = `Expected arguments of at most ${MOST_INPUT_LEVELS} levels of lists and objects, got more. Nest fewer filters.`

/** No input has as many fields, and each that it has not is told with all the others. */
const MOST_INPUT_FIELDS = 100
const TOO_WIDE = `Expected input objects of at most ${MOST_INPUT_FIELDS} fields, got more.`

/** What variables are too deep or too wide for; `null` where they are neither. Level by level: they may be nested more deeply than a function can call itself. */
function excessOfInput({ inputLevels }: PriceList, variables: Variables): string | null {
  if (inputLevels > MOST_INPUT_LEVELS) return TOO_DEEP
  let level: unknown[] = Object.values(variables)
  for (let levels = 0; level.length > 0; levels++) {
    if (levels > MOST_INPUT_LEVELS) return TOO_DEEP
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue
      const parts = Object.values(value)
      if (!Array.isArray(value) && parts.length > MOST_INPUT_FIELDS) return TOO_WIDE
      for (const part of parts) next.push(part)
    }
    level = next
  }
  return null
}
