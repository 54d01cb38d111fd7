import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql"
import { constantOf, levelsOf, once, type Size, sizeOf, type Variables } from "./list-size.ts"

// What a query may cost, known before it runs: every object and every list that it can reach costs 1, what stands in a
// page as many times its size, a count 1. Values and page information are free.

/** A part of an operation and what it may cost. */
interface Priced {
  readonly own: number
  /** How many times the children stand. */
  readonly times: Size
  /** How many rows the page has that the children describe; `null` where that is for the parent to say. */
  readonly rows: Size | null
  /** Whether the part stands once for each row of its page: `nodes` and `edges`. */
  readonly isPage: boolean
  readonly children: readonly Priced[]
  readonly depth: number
}

const NOTHING: Priced = { own: 0, times: once, rows: null, isPage: false, children: [], depth: 0 }

export interface PriceList {
  /** The price with these variables. */
  readonly price: (variables: Variables) => number
  /** How many levels of fields the operation has. */
  readonly depth: number
  readonly aliases: number
  /** How many levels of lists and objects the values have that stand in the document. */
  readonly inputLevels: number
}

/** A field's extension of this name is its own price, where it costs more than an object. */
export const PRICE = "price"

/** Reads an operation once; its price can then be told for any variables. The document must be valid. */
export function priceList(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): PriceList {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const reading = new Reading(schema, fragments)
  const root = schema.getRootType(operation.operation)
  const children = root ? reading.selections(operation.selectionSet, root) : []
  const defaults = defaultsOf(operation)
  return {
    price: (variables) => Math.min(sum(children, { ...defaults, ...variables }, new Map()).fixed, Number.MAX_SAFE_INTEGER),
    depth: deepest(children),
    aliases: reading.aliases,
    inputLevels: (operation.variableDefinitions ?? []).reduce(
      (most, { defaultValue }) => Math.max(most, defaultValue ? levelsOf(defaultValue) : 0),
      reading.inputLevels,
    ),
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, constantOf(defaultValue)]] : [],
    ),
  )
}

class Reading {
  aliases = 0
  inputLevels = 0
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** A fragment is read once, wherever it is spread, and is one part there: no document takes longer to read than it is long. */
  readonly #read = new Map<string, Priced>()

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema
    this.#fragments = fragments
  }

  selections(set: SelectionSetNode, parent: GraphQLCompositeType): Priced[] {
    return set.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent)
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.#fragment(selection, parent)
      const { value: name } = selection.name
      const fragment = this.#fragments.get(name)
      const known = this.#read.get(name) ?? (fragment ? this.#fragment(fragment, parent) : NOTHING)
      this.#read.set(name, known)
      return known
    })
  }

  #fragment(fragment: FragmentDefinitionNode | InlineFragmentNode, parent: GraphQLCompositeType): Priced {
    const type = fragment.typeCondition ? this.#schema.getType(fragment.typeCondition.name.value) : parent
    return isCompositeType(type) ? together(this.selections(fragment.selectionSet, type)) : NOTHING
  }

  #field(field: FieldNode, parent: GraphQLCompositeType): Priced {
    if (field.alias) this.aliases++
    for (const { value } of field.arguments ?? []) this.inputLevels = Math.max(this.inputLevels, levelsOf(value))
    const name = field.name.value
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    const type = definition && getNamedType(definition.type)
    if (!type || !isCompositeType(type)) return { ...NOTHING, own: name === "totalCount" ? 1 : 0, depth: 1 }
    const isPage = parent.name.endsWith("Connection") && (name === "nodes" || name === "edges")
    const children = field.selectionSet ? this.selections(field.selectionSet, type) : []
    const depth = 1 + deepest(children)
    if (isPage) return { own: 1, times: once, rows: once, isPage, children, depth }
    const isConnection = type.name.endsWith("Connection")
    const free = parent.name.endsWith("Edge") || type.name === "PageInfo"
    const own = free ? 0 : Number(definition.extensions[PRICE] ?? 1)
    const size = sizeOf(field, definition)
    return { own, times: isConnection ? once : size, rows: isConnection ? size : once, isPage, children, depth }
  }
}

function together(children: readonly Priced[]): Priced {
  return { ...NOTHING, children, depth: deepest(children) }
}

function deepest(parts: readonly Priced[]): number {
  return parts.reduce((most, { depth }) => Math.max(most, depth), 0)
}

/** A price, and what is to be added for each row of the page in which the part stands. */
interface Price {
  readonly fixed: number
  readonly perRow: number
}

/** Fragments make a graph of what would be a tree: each part is added up once. */
function sum(parts: readonly Priced[], variables: Variables, known: Map<Priced, Price>): Price {
  let fixed = 0
  let perRow = 0
  for (const part of parts) {
    let price = known.get(part)
    if (price === undefined) {
      price = priceOf(part, variables, known)
      known.set(part, price)
    }
    fixed += price.fixed
    perRow += price.perRow
  }
  return { fixed, perRow }
}

function priceOf({ own, times, rows, isPage, children }: Priced, variables: Variables, known: Map<Priced, Price>): Price {
  const inside = sum(children, variables, known)
  if (isPage) return { fixed: 0, perRow: own + inside.fixed }
  if (rows === null) return { fixed: own + inside.fixed, perRow: inside.perRow }
  return { fixed: own + times(variables) * (inside.fixed + rows(variables) * inside.perRow), perRow: 0 }
}
