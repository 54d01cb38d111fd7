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

// The size of an answer about the schema. The schema is at hand, so its objects are counted and not estimated: most types have
// few fields but some have many, and a query that nests `possibleTypes` in `interfaces` grows tenfold with each level.

/** An object of the schema takes as long as ten objects of the data: it has more fields, each with a resolver. */
const POINTS = 10

/** A document with more than this is beyond any limit. */
const MOST_OBJECTS = 10_000

/** A cost in points, and in bytes of the answer. */
export interface Cost {
  readonly points: number
  readonly bytes: number
}

const NOTHING: Cost = { points: 0, bytes: 0 }

/** Whether a root field asks for the schema: `__schema` or `__type`. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === SchemaMetaFieldDef.name || name.value === TypeMetaFieldDef.name
}

/** Counts the objects in answers about the schema. */
export class Introspection {
  readonly #fields: MergedFields
  /** By selections, then by the object that they are applied to. */
  readonly #known = new Map<string, Map<unknown, Cost>>()
  #objects = 0
  #levels = 0

  constructor(fields: MergedFields) {
    this.#fields = fields
  }

  /** Begins another request, with a limit of its own. */
  begin(): void {
    this.#objects = 0
    this.#levels = 0
  }

  /** The cost of a field of introspection. @throws TooMuchToPrice */
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
      // Everything is counted, even if the argument excludes what is deprecated.
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

/** The bytes of a value that is no object. (Escaped characters take a little more in JSON.) */
function bytesOf(value: unknown): number {
  return typeof value === "string" ? 2 + Buffer.byteLength(value) : JSON.stringify(value ?? null).length
}
