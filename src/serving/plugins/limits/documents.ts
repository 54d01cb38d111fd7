import type { Plugin } from "graphql-yoga"
import { tooComplex } from "../../../errors.ts"
import { tellsPlaces } from "../../../graphql/places.ts"
import { BEYOND, type PriceList } from "../../../graphql/price.ts"
import { repeatedTooOften } from "../../../graphql/pricing/repetition.ts"
import { MOST_LEVELS } from "../../../graphql/pricing/too-much.ts"

export interface Limits {
  /** The highest price of a query, in points (src/graphql/price.ts). */
  readonly cost: number
  readonly depth: number
  readonly aliases: number
  /** The most tokens of a document; parsing stops there. */
  readonly tokens: number
}

export const DEFAULT_LIMITS: Limits = { cost: 100_000, depth: 20, aliases: 100, tokens: 5_000 }

/**
 * Refuses documents that are too long to be parsed, and those that repeat too much to be validated. @param tokens the most
 * tokens.
 */
export function limitedParsing(tokens: number): NonNullable<Plugin["onParse"]> {
  return ({ parseFn, setParseFn }) => {
    setParseFn((source, options) => {
      const text = typeof source === "string" ? source : source.body
      if (commentsIn(text) > tokens) throw tooComplex(`Expected at most ${tokens} lines of comments, got more.`)
      const document = parseFn(source, { ...options, maxTokens: tokens, noLocation: !tellsPlaces(text) })
      const repeated = repeatedTooOften(document)
      if (repeated) throw tooComplex(TOO_OFTEN(repeated))
      return document
    })
    return ({ result, replaceParseResult }) => {
      if (result instanceof Error && result.message.includes("Document contains more th"))
        replaceParseResult(tooComplex(`Expected a document of at most ${tokens} words and signs, got more.`))
    }
  }
}

/**
 * How many comments a text has. The parser keeps comments, but does not count them as tokens. (A line with # inside a string
 * counts too.)
 */
function commentsIn(text: string): number {
  return text.match(/^[ \t,\ufeff]*#/gm)?.length ?? 0
}

/** @param repeated what is repeated too often in one place. */
const TOO_OFTEN = (repeated: string) =>
  `Expected each field once in one place, or some dozen times through fragments, got ${repeated}. Ask for each once, with all that is wanted of it.`

/** Says what a document asks for too much of; `null` if it is within the limits. @param price with the request's variables. */
export function excessOfDocument(list: PriceList, price: number, limits: Limits): string | null {
  if (list.depth > limits.depth)
    return `Expected at most ${limits.depth} levels of fields, got ${list.depth > MOST_LEVELS ? `more than ${MOST_LEVELS}` : list.depth}. Ask for the deeper ones by id.`
  if (list.aliases > limits.aliases)
    return `Expected at most ${limits.aliases} aliases, got ${list.aliases}. Use \`nodes(ids:)\`, or several queries.`
  if (price > limits.cost)
    return `Expected a query that costs at most ${limits.cost}, got ${price < BEYOND ? price : "far more"}: the sizes of nested pages multiply, and long texts, searches, counts and facets cost more. Ask for less at once.`
  return null
}
