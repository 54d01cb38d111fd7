import { type DocumentNode, type ExecutionArgs, type GraphQLSchema, getOperationAST } from "graphql"
import type { Plugin } from "graphql-yoga"
import { whenThere } from "../../../db/batching.ts"
import { tooComplex } from "../../../errors.ts"
import { type PriceList, priceList } from "../../../graphql/price.ts"
import type { Variables } from "../../../graphql/pricing/list-size.ts"
import type { RateLimit } from "../../rate-limit/rate-limit.ts"
import { DEFAULT_LIMITS, excessOfDocument, type Limits, limitedParsing } from "./documents.ts"
import { pay } from "./rates.ts"
import { excessOfVariables } from "./variables.ts"

type Executed = Exclude<Awaited<ReturnType<NonNullable<Plugin["onExecute"]>>>, void>

/**
 * Refuses queries that would cost too much, before they run, and adds the price of all others to the answer as
 * `extensions.cost`. A document is read once; for each request it is only added up. @param rates charges the price to the
 * client, which may not have it.
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
    onParse: limitedParsing(limits.tokens),
    onExecute({ args, setResultAndStopExecution }) {
      const list = listFor(args)
      if (!list) return undefined
      const variables = (args.variableValues ?? {}) as Variables
      const price = list.price(variables)
      const excess = excessOfVariables(list.inputLevels, variables) ?? excessOfDocument(list, price, limits)
      if (excess) {
        setResultAndStopExecution({ errors: [tooComplex(excess)] })
        return undefined
      }
      const cost = { price, limit: limits.cost }
      const telling: Executed = {
        onExecuteDone({ result, setResult }) {
          // It must be the last extension: what a client has left is added behind it when the answer is sent
          // (src/serving/rate-limit/told.ts).
          if (!(Symbol.asyncIterator in result)) setResult({ ...result, extensions: { ...result.extensions, cost } })
        },
      }
      return whenThere(pay(rates, args, price), (refusal) => {
        if (refusal === null) return telling
        setResultAndStopExecution({ errors: [refusal], extensions: { cost } })
        return undefined
      })
    },
  }
}
