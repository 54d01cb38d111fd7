import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
} from "graphql"
import { COUNTS, numberIn, PRICE } from "./extensions.ts"
import { selectingPrice } from "./filters.ts"
import { type Cost, Introspection, isIntrospection } from "./introspection.ts"
import { type Known, mapped, sizeOf } from "./list-size.ts"
import type { Merged, MergedFields } from "./merged-fields.ts"
import { MOST_LEVELS, TooManyLevels } from "./too-much.ts"
import { keyBytes, weightOf } from "./weights.ts"

/** A field of the answer, and what it may cost. */
export interface Part {
  /** The cost of the field itself, each time that it occurs. */
  readonly own: Known<Cost>
  /** Whether it reads everything that its parent's filter selects. */
  readonly counts: boolean
  /** For the fields below: the price of reading everything that this field's filter selects. */
  readonly selecting: Known<number>
  /** How many times the fields below occur. */
  readonly times: Known<number>
  /** If the field is a connection: how many rows its page may have. */
  readonly rows: Known<number>
  /** Whether the field and those below occur once for each row of the parent's page, as `nodes` and `edges` do. */
  readonly isPage: boolean
  /** The fields below, for each type that may occur, of which the most expensive counts; `null` for a value. */
  readonly below: readonly (readonly Part[])[] | null
  readonly depth: number
  /** Whether the cost depends on variables. */
  readonly varies: boolean
}

const PLAIN = { counts: false, selecting: 0, times: 1, rows: 1, isPage: false, below: null, depth: 1, varies: false } as const

/** Makes parts from fields, once for all places with the same selections of a type. */
export class Parts {
  readonly introspection: Introspection
  readonly #fields: MergedFields
  readonly #known = new Map<string, readonly Part[]>()
  #levels = 0

  constructor(fields: MergedFields) {
    this.#fields = fields
    this.introspection = new Introspection(fields)
  }

  /** The parts for the fields of a type. @throws TooMuchToPrice */
  of(merged: Merged, type: GraphQLObjectType): readonly Part[] {
    let parts = this.#known.get(merged.key)
    if (!parts) {
      parts = [...merged.fields].map(([key, nodes]) => this.#field(key, nodes, type))
      this.#known.set(merged.key, parts)
    }
    return parts
  }

  #field(key: string, nodes: readonly FieldNode[], parent: GraphQLObjectType): Part {
    const [node] = nodes as [FieldNode]
    if (isIntrospection(node)) {
      const cost = this.introspection.costOf(nodes)
      const own = mapped(cost, ({ points, bytes }) => ({ points, bytes: keyBytes(key) + bytes }))
      return { ...PLAIN, own, varies: typeof cost === "function" }
    }
    const definition = parent.getFields()[node.name.value]
    if (!definition) return { ...PLAIN, own: { points: 0, bytes: keyBytes(key) + parent.name.length } }
    const type = getNamedType(definition.type)
    const counts = definition.extensions[COUNTS] === true
    const own = { points: ownPoints(definition, type, parent), bytes: keyBytes(key) + 2 }
    if (!isCompositeType(type)) return { ...PLAIN, own: { ...own, bytes: keyBytes(key) + weightOf(definition) }, counts }
    if (++this.#levels > MOST_LEVELS) throw new TooManyLevels()
    const below = objectsOf(type, this.#fields.schema).map((object) => this.of(this.#fields.below(nodes, object), object))
    this.#levels--
    const size = sizeOf(node, definition)
    const isConnection = type.name.endsWith("Connection")
    const isPage = isPageOf(definition, parent)
    const selecting = selectingPrice(node, definition)
    return {
      own,
      counts,
      selecting,
      times: isConnection || isPage ? 1 : size,
      rows: isConnection ? size : 1,
      isPage,
      below,
      depth: 1 + Math.max(0, ...below.map(deepest)),
      varies: [size, selecting].some((known) => typeof known === "function") || below.flat().some(({ varies }) => varies),
    }
  }
}

/** How many levels of fields the deepest of these parts has, itself included; 0 for none. */
export function deepest(parts: readonly Part[]): number {
  return parts.reduce((most, { depth }) => Math.max(most, depth), 0)
}

function objectsOf(type: GraphQLCompositeType, schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
}

/** The points of an object: 1, but 0 for those that come with a connection's rows, such as an edge's node. */
function ownPoints(
  { extensions }: GraphQLField<unknown, unknown>,
  type: ReturnType<typeof getNamedType>,
  parent: GraphQLObjectType,
): number {
  const free = !isCompositeType(type) || parent.name.endsWith("Edge") || type.name === "PageInfo"
  return numberIn(extensions, PRICE, free ? 0 : 1)
}

function isPageOf({ name }: GraphQLField<unknown, unknown>, parent: GraphQLObjectType): boolean {
  return parent.name.endsWith("Connection") && (name === "nodes" || name === "edges")
}
