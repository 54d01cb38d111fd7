import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  valueFromASTUntyped,
} from "graphql"
import { hasVariables } from "../execution/variables.ts"
import { numberIn, PRICE } from "./extensions.ts"
import { argument, type Known, type Variables } from "./list-size.ts"
import { TooMuchToPrice } from "./too-much.ts"

/** How many nested filters are examined. A filter with more than 50 conditions is refused anyway when it is read. */
const MOST_FILTERS = 1_000

/**
 * Points of a condition without a price of its own: it reads through a table, or checks each row that the other conditions
 * select.
 */
const USUAL = 100

/**
 * The price of counting everything that a field's `filter` selects, besides the point of any count: the sum of its conditions.
 * @throws TooMuchToPrice, also from the returned function, for too many filters.
 */
export function selectingPrice(field: FieldNode, { args }: GraphQLField<unknown, unknown>): Known<number> {
  const type = args.find(({ name }) => name === "filter")?.type
  const given = argument(field, "filter")
  if (!type || !given) return 0
  const price = (variables: Variables) => priceOf(valueFromASTUntyped(given.value, variables), type)
  return hasVariables(given.value) ? price : price({})
}

/** Not recursive, since variables may be nested more deeply than calls can be. */
function priceOf(filter: unknown, type: GraphQLInputType): number {
  const waiting: [unknown, GraphQLInputType][] = [[filter, type]]
  let price = 0
  for (let seen = 0, next = waiting.pop(); next; seen++, next = waiting.pop()) {
    const [value, of] = next
    const input = getNamedType(of)
    if (typeof value !== "object" || value === null || !isInputObjectType(input)) continue
    if (seen + waiting.length + (Array.isArray(value) ? value.length : 0) > MOST_FILTERS) throw new TooMuchToPrice()
    if (Array.isArray(value)) {
      waiting.push(...value.map((item): [unknown, GraphQLInputType] => [item, of]))
      continue
    }
    for (const [name, field] of Object.entries(input.getFields())) {
      const part = (value as Record<string, unknown>)[name]
      if (part == null) continue
      // `and`, `or` and `not` contain filters of the same type.
      if (getNamedType(field.type) === input) waiting.push([part, field.type])
      else price += numberIn(field.extensions, PRICE, USUAL)
    }
  }
  return price
}
