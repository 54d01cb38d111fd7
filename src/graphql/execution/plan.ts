import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql"
import type { Context } from "../context.ts"
import { type Collecting, collectFields } from "./collect.ts"
import { hasVariables } from "./variables.ts"

// The plan of an operation, computed once: which resolvers are called with which arguments, and how their results become part
// of the answer. A selection is planned when a value first needs it, so planning never costs more than answering.

/** The bytes of the quotation marks, colon and comma around a key. */
const SIGNS_OF_A_FIELD = 8

export type Resolver = GraphQLFieldResolver<unknown, Context>
export type Arguments = { [argument: string]: unknown }

export interface PlannedField {
  /** The key in the answer. */
  readonly key: string
  readonly name: string
  readonly nodes: readonly FieldNode[]
  readonly parentType: GraphQLObjectType
  readonly definition: GraphQLField<unknown, unknown>
  readonly returnType: GraphQLOutputType
  /** `undefined`: reads the property with the field's name. */
  readonly resolve: Resolver | undefined
  /** `null` if they contain variables, so that each request has its own. */
  readonly args: Arguments | null
  /** Whether the resolver takes `info` as its fourth argument. */
  readonly wantsInfo: boolean
  /** `null` for `__typename`. */
  readonly shape: Shape | null
}

/** How a value is completed: https://spec.graphql.org/September2025/#CompleteValue() */
export type Shape = LeafShape | ListShape | ObjectShape | AbstractShape

interface LeafShape {
  readonly kind: "leaf"
  readonly nonNull: boolean
  readonly type: GraphQLLeafType
}
interface ListShape {
  readonly kind: "list"
  readonly nonNull: boolean
  readonly item: Shape
}
interface ObjectShape {
  readonly kind: "object"
  readonly nonNull: boolean
  readonly selection: () => Selection
}
interface AbstractShape {
  readonly kind: "abstract"
  readonly nonNull: boolean
  readonly type: GraphQLAbstractType
  readonly selectionOf: (type: GraphQLObjectType) => Selection
}

export interface Selection {
  readonly type: GraphQLObjectType
  readonly fields: readonly PlannedField[]
  /** About how many bytes an object with these fields takes in the answer, without the values. */
  readonly weight: number
  /**
   * Whether a key is `__proto__`, which ordinary objects cannot have as a key. Such an object is made without a prototype,
   * which is slower.
   */
  readonly withoutPrototype: boolean
}

/** The fields of `type` that these selection sets ask for. */
export function planSelection(collecting: Collecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Selection {
  const fields: PlannedField[] = []
  let weight = 2
  const { schema } = collecting
  for (const [key, nodes] of collectFields(collecting, type, sets)) {
    const [node] = nodes as [FieldNode]
    const name = node.name.value
    const base = { key, name, nodes, parentType: type }
    const definition = definitionOf(schema, type, name)
    weight += key.length + SIGNS_OF_A_FIELD
    if (name === TypeNameMetaFieldDef.name) {
      weight += type.name.length
      const { type: returnType } = TypeNameMetaFieldDef
      fields.push({
        ...base,
        definition: TypeNameMetaFieldDef,
        returnType,
        resolve: undefined,
        args: {},
        wantsInfo: false,
        shape: null,
      })
    } else if (definition) {
      const { resolve, type: returnType } = definition
      fields.push({
        ...base,
        definition,
        returnType,
        resolve: resolve as Resolver | undefined,
        args: node.arguments?.some(({ value }) => hasVariables(value)) ? null : staticArguments(definition, node),
        wantsInfo: (resolve?.length ?? 0) > 3,
        shape: shapeOf(collecting, returnType, nodes),
      })
    }
  }
  return { type, fields, weight, withoutPrototype: fields.some(({ key }) => key === "__proto__") }
}

/** The definition of a field: one of the type's own, or one of those for introspection, which every query has. */
function definitionOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return type.getFields()[name]
}

/**
 * The arguments, if they contain no variables. Arguments that cannot be read (although the document was validated) give an
 * error where the field is resolved.
 */
function staticArguments(definition: Parameters<typeof getArgumentValues>[0], node: FieldNode): Arguments | null {
  try {
    return getArgumentValues(definition, node)
  } catch {
    return null
  }
}

function shapeOf(collecting: Collecting, type: GraphQLOutputType, nodes: readonly FieldNode[], nonNull = false): Shape {
  if (isNonNullType(type)) return shapeOf(collecting, type.ofType, nodes, true)
  if (isListType(type)) return { kind: "list", nonNull, item: shapeOf(collecting, type.ofType, nodes) }
  if (isLeafType(type)) return { kind: "leaf", nonNull, type }
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const planned = new Map<GraphQLObjectType, Selection>()
  const selectionOf = (object: GraphQLObjectType) => {
    let selection = planned.get(object)
    if (!selection) {
      selection = planSelection(collecting, object, sets)
      planned.set(object, selection)
    }
    return selection
  }
  if (!isObjectType(type)) return { kind: "abstract", nonNull, type, selectionOf }
  let selection: Selection | undefined
  return { kind: "object", nonNull, selection: () => (selection ??= planSelection(collecting, type, sets)) }
}
