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

// What a query may cost, known before it runs (docs/adr/0020): an object and a list cost 1, what stands in a page as many times its
// size, what goes through a table more; and an answer costs what it may weigh, where that is more. What is spread costs where it stands.

/** The price of what takes too long to be priced. */
export const BEYOND = Number.MAX_SAFE_INTEGER

export interface PriceList {
  /** The price with these variables. */
  readonly price: (variables: Variables) => number
  /** How many levels of fields the operation has; one more than are read, where there are more than that. */
  readonly depth: number
  readonly aliases: number
  /** How many levels of lists and objects the values have that stand in the document. */
  readonly inputLevels: number
}

/** Reads an operation once; its price can then be told for any variables. The document must be valid. */
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
  // Most documents cost the same whatever their variables are.
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

/** What stands in the operation and in the fragments that it uses, each once, however often it is spread. */
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
