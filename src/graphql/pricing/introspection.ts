import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from "graphql"
import type { Known } from "./list-size.ts"
import { argument } from "./list-size.ts"
import type { MergedFields } from "./merged-fields.ts"
import { MOST_LEVELS, TooMuchToPrice } from "./too-much.ts"
import { keyBytes, OBJECT_BYTES } from "./weights.ts"

// What an answer about the schema costs. It is known without asking, so it is counted object by object and not estimated: types have
// few fields on average and some have many, and what nests `possibleTypes` in `interfaces` grows by ten at each level.

/** An object of the schema takes as long as ten of the data: it has more fields, and each is resolved by a function of its own. */
const POINTS = 10

/** More in one document are beyond any limit. */
const MOST_OBJECTS = 10_000

/** Points and bytes. */
export interface Cost {
  readonly points: number
  readonly bytes: number
}

const NOTHING: Cost = { points: 0, bytes: 0 }

export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === SchemaMetaFieldDef.name || name.value === TypeMetaFieldDef.name
}

/** Counts what queries for the schema are answered with. */
export class Introspection {
  readonly #fields: MergedFields
  /** By selections, then by what they are asked of. */
  readonly #known = new Map<string, Map<unknown, Cost>>()
  #objects = 0
  #levels = 0

  constructor(fields: MergedFields) {
    this.#fields = fields
  }

  /** Another request: what it asks for is bounded anew. */
  begin(): void {
    this.#objects = 0
    this.#levels = 0
  }

  /** @throws TooMuchToPrice */
  costOf(nodes: readonly FieldNode[]): Known<Cost> {
    const { schema } = this.#fields
    const [node] = nodes as [FieldNode]
    if (node.name.value === SchemaMetaFieldDef.name) return this.#valueOf(SchemaMetaFieldDef, nodes, schema)
    const name = argument(node, "name")?.value
    const costOf = (asked: unknown) => this.#valueOf(TypeMetaFieldDef, nodes, schema.getType(String(asked)))
    if (name?.kind === Kind.VARIABLE) return (variables) => costOf(variables[name.name.value])
    return name?.kind === Kind.STRING ? costOf(name.value) : NOTHING
  }

  #valueOf({ type }: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], value: unknown): Cost {
    const named = getNamedType(type)
    if (!isObjectType(named) || value == null) return { points: 0, bytes: bytesOf(value) }
    if (!Array.isArray(value)) return this.#object(named, nodes, value)
    let { points, bytes } = NOTHING
    for (const item of value) {
      const cost = this.#object(named, nodes, item)
      points += cost.points
      bytes += cost.bytes
    }
    return { points, bytes }
  }

  #object(type: GraphQLObjectType, nodes: readonly FieldNode[], source: unknown): Cost {
    const selected = this.#fields.below(nodes, type)
    const known = this.#known.get(selected.key) ?? new Map<unknown, Cost>()
    this.#known.set(selected.key, known)
    const before = known.get(source)
    if (before) return before
    if (++this.#objects > MOST_OBJECTS || ++this.#levels > MOST_LEVELS) throw new TooMuchToPrice()
    let points = POINTS
    let bytes = OBJECT_BYTES
    for (const [key, below] of selected.fields) {
      const definition = type.getFields()[(below[0] as FieldNode).name.value]
      // All there is, whatever an argument leaves out.
      const value = definition?.resolve?.(source, { includeDeprecated: true }, null, { schema: this.#fields.schema } as never)
      const cost = definition ? this.#valueOf(definition, below, value) : { points: 0, bytes: type.name.length }
      points += cost.points
      bytes += keyBytes(key) + cost.bytes
    }
    this.#levels--
    const cost = { points, bytes }
    known.set(source, cost)
    return cost
  }
}

/** Of a value that is no object. Line breaks and quotation marks are a little longer in JSON. */
function bytesOf(value: unknown): number {
  return typeof value === "string" ? 2 + Buffer.byteLength(value) : JSON.stringify(value ?? null).length
}
