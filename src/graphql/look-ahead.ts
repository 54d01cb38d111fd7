import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql"
import type { Prefetch } from "../db/prefetch.ts"
import type { Context } from "./context.ts"

// Finds out from the selections below a field which relations of its rows will be asked for, so that they can be read together
// with the rows.

/** The name of the extension in which a field's definition has the function that makes its prefetch. */
export const PREFETCH = "prefetch"

/** Makes the prefetch of a field. @throws for arguments that the field itself would refuse. */
export type PrefetchOf = (args: never, context: Context) => Prefetch<never>

/**
 * The prefetches for the rows that the current field returns: an object, or a connection. Computed once for each field of a
 * request.
 */
export function prefetchesBelow<Row extends object>(context: Context, info: GraphQLResolveInfo): readonly Prefetch<Row>[] {
  const { prefetches: made } = context
  let prefetches = made.get(info.fieldNodes)
  if (!prefetches) {
    prefetches = [...fieldsOfRows(info)].flatMap(([node, field]) => prefetchOf(node, field, context, info) ?? [])
    made.set(info.fieldNodes, prefetches)
  }
  return prefetches as readonly Prefetch<Row>[]
}

function prefetchOf(node: FieldNode, field: AnyField, context: Context, info: GraphQLResolveInfo): Prefetch<never> | null {
  const prefetch = field.extensions[PREFETCH] as PrefetchOf | undefined
  if (!prefetch || !needsRows(node, field, info)) return null
  try {
    return prefetch(getArgumentValues(field, node, info.variableValues) as never, context)
  } catch {
    // The field itself will report what is wrong with its arguments.
    return null
  }
}

type AnyField = GraphQLField<unknown, unknown>

/** Whether rows are needed: a connection of which only the count is selected reads none. */
function needsRows(node: FieldNode, field: AnyField, info: GraphQLResolveInfo): boolean {
  const type = getNamedType(field.type)
  if (!type.name.endsWith("Connection")) return true
  return [...fieldsIn(node.selectionSet, info.fragments)].some(({ name }) => name.value !== "totalCount")
}

/** The fields that are selected of the rows, with their definitions. */
function* fieldsOfRows(info: GraphQLResolveInfo): Generator<[FieldNode, AnyField]> {
  const type = getNamedType(info.returnType)
  if (!isObjectType(type)) return
  const isConnection = type.name.endsWith("Connection")
  const row = isConnection ? getNamedType(type.getFields().nodes?.type as AnyField["type"]) : type
  if (!isObjectType(row)) return
  for (const { selectionSet } of info.fieldNodes) {
    for (const set of isConnection ? setsOfRows(selectionSet, info.fragments) : [selectionSet]) {
      for (const node of fieldsIn(set, info.fragments)) {
        const field = (row as GraphQLObjectType).getFields()[node.name.value]
        if (field) yield [node, field]
      }
    }
  }
}

type Fragments = { readonly [name: string]: FragmentDefinitionNode }

function* setsOfRows(set: SelectionSetNode | undefined, fragments: Fragments): Generator<SelectionSetNode | undefined> {
  for (const { name, selectionSet } of fieldsIn(set, fragments)) {
    if (name.value === "nodes") yield selectionSet
    if (name.value !== "edges") continue
    for (const edge of fieldsIn(selectionSet, fragments)) if (edge.name.value === "node") yield edge.selectionSet
  }
}

/**
 * The fields of a selection set and of the fragments in it, without those under `@skip` or `@include`, which may not be needed.
 */
function* fieldsIn(set: SelectionSetNode | undefined, fragments: Fragments, seen = new Set<string>()): Generator<FieldNode> {
  for (const node of set?.selections ?? []) {
    if (node.directives?.length) continue
    if (node.kind === Kind.FIELD) yield node
    else if (node.kind === Kind.INLINE_FRAGMENT) yield* fieldsIn(node.selectionSet, fragments, seen)
    else if (!seen.has(node.name.value)) {
      seen.add(node.name.value)
      yield* fieldsIn(fragments[node.name.value]?.selectionSet, fragments, seen)
    }
  }
}
