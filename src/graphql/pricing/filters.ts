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

/** Filters within a filter that are looked at. One of more than 50 conditions is refused anyway, where it is read. */
const MOST_FILTERS = 1_000

/** Points of a condition that says nothing of its price: it goes through a table, or through what another leaves of it. */
const USUAL = 100

/**
 * What a count of all that a field's `filter` selects costs, beside the point that any count does: what its conditions add up to.
 * @throws TooMuchToPrice, also from the function, for more filters than anybody has.
 */
export function selectingPrice(field: FieldNode, { args }: GraphQLField<unknown, unknown>): Known<number> {
  const type = args.find(({ name }) => name === "filter")?.type
  const given = argument(field, "filter")
  if (!type || !given) return 0
  const price = (variables: Variables) => priceOf(valueFromASTUntyped(given.value, variables), type)
  return hasVariables(given.value) ? price : price({})
}

/** Without calling itself: variables may be nested more deeply than that can be done. */
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
      // `and`, `or` and `not` hold further filters of the same type.
      if (getNamedType(field.type) === input) waiting.push([part, field.type])
      else price += numberIn(field.extensions, PRICE, USUAL)
    }
  }
  return price
}
