import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from "graphql"
import { levelsOf, type Variables } from "./pricing/list-size.ts"
import { MergedFields } from "./pricing/merged-fields.ts"
import { deepest, type Part, Parts } from "./pricing/parts.ts"
import { Sums } from "./pricing/sums.ts"
import { MOST_LEVELS, TooManyLevels, TooMuchToPrice } from "./pricing/too-much.ts"

// The price of a query, computed before it runs (docs/adr/0020). An object and a list cost 1, the fields of a page as many
// times as it may have rows, and fields that read through a table cost more. If the answer may be so large that its bytes cost
// more than this, that is the price. A fragment costs as much as its fields would in its place.

/** The price of a document that would take too long to price. */
export const BEYOND = Number.MAX_SAFE_INTEGER

export interface PriceList {
  /** The price with these variables. */
  readonly price: (variables: Variables) => number
  /** How many levels of fields the operation has. Counting stops one above the limit. */
  readonly depth: number
  readonly aliases: number
  /** How many levels of lists and objects the values in the document have. */
  readonly inputLevels: number
}

/** Reads an operation once; its price can then be computed for any variables. The document must be valid. */
export function priceList(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): PriceList {
  const fields = new MergedFields(schema, document)
  return { ...pricesOf(fields, operation), ...countsIn(fields.fragments, operation) }
}

function pricesOf(fields: MergedFields, operation: OperationDefinitionNode): Pick<PriceList, "price" | "depth"> {
  const root = fields.schema.getRootType(operation.operation)
  const parts = new Parts(fields)
  const read = orTooMuch((): readonly Part[] => (root ? parts.of(fields.of([operation.selectionSet], root), root) : []))
  if (read instanceof TooMuchToPrice) return { price: () => BEYOND, depth: read instanceof TooManyLevels ? MOST_LEVELS + 1 : 0 }
  const defaults = defaultsOf(operation)
  const sums = new Sums()
  const price = (variables: Variables) => {
    parts.introspection.begin()
    const points = orTooMuch(() => sums.points(read, { ...defaults, ...variables }))
    return points instanceof TooMuchToPrice ? BEYOND : points
  }
  // The price of most documents does not depend on variables.
  const fixed = read.some(({ varies }) => varies) ? null : price({})
  return { price: fixed === null ? price : () => fixed, depth: deepest(read) }
}

function orTooMuch<Result>(work: () => Result): Result | TooMuchToPrice {
  try {
    return work()
  } catch (error) {
    if (error instanceof TooMuchToPrice) return error
    throw error
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  )
}

/** Counts what is in the operation and in the fragments that it uses, each fragment once. */
function countsIn(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  operation: OperationDefinitionNode,
): Pick<PriceList, "aliases" | "inputLevels"> {
  const read = new Set<OperationDefinitionNode | FragmentDefinitionNode>([operation])
  const values: ValueNode[] = []
  let aliases = 0
  for (const definition of read) {
    visit(definition, {
      Field({ alias }) {
        if (alias) aliases++
      },
      Argument({ value }) {
        values.push(value)
      },
      VariableDefinition({ defaultValue }) {
        if (defaultValue) values.push(defaultValue)
      },
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (fragment) read.add(fragment)
      },
    })
  }
  return { aliases, inputLevels: values.reduce((most, value) => Math.max(most, levelsOf(value)), 0) }
}
