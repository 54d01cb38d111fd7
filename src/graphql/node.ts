import { badInput } from "../errors.ts"
import { builder } from "./builder.ts"
import type { Context } from "./context.ts"
import { decodeNodeId, encodeNodeId } from "./node-id.ts"
import { LARGEST_PAGE } from "./page-arguments.ts"

type LoadNode = (context: Context, id: string) => Promise<object | null>

const loaders = new Map<string, LoadNode>()
const types = new WeakMap<object, string>()

export const Node = builder.interfaceRef<{ id: string }>("Node").implement({
  description: "Anything with an id of its own. Clients cache by it, and read it again with `node(id:)`.",
  resolveType: typeOf,
  fields: (t) => ({
    id: t.id({
      description: "Opaque, unique among all types, the same after every reset of the same data.",
      resolve: () => "",
    }),
  }),
})

/** Remembers the type of a row, for fields that return rows of several types. */
export function rememberType<Row extends object>(row: Row, type: string): Row {
  types.set(row, type)
  return row
}

/** The type that `rememberType` noted for a row. */
export function typeOf(row: object): string | undefined {
  return types.get(row)
}

/** Makes a type reachable through `node` and `nodes`. */
export function registerNode(type: string, load: LoadNode): void {
  loaders.set(type, load)
}

/** Defines the field `id` of a type. */
export function nodeIdField(type: string) {
  return {
    description: "Opaque, unique among all types, the same after every reset of the same data.",
    resolve: (row: { id: string }) => encodeNodeId(type, row.id),
  }
}

async function loadNode(context: Context, globalId: string): Promise<{ id: string } | null> {
  const { type, id } = decodeNodeId(globalId)
  const load = loaders.get(type)
  if (!load) throw badInput(`Expected an id of ${[...loaders.keys()].join(", ")}, got the id of a ${type}.`)
  const row = await load(context, id)
  if (row) rememberType(row, type)
  return row as { id: string } | null
}

builder.queryField("node", (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: "Anything by its id; null where nothing has it.",
    args: { id: t.arg.id({ required: true, description: "An id from any field `id`." }) },
    resolve: (_root, { id }, context) => loadNode(context, id),
  }),
)

builder.queryField("nodes", (t) =>
  t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `Anything by id, in the order of the ids, ${LARGEST_PAGE} at most; null where nothing has an id, and an error at its place where it is malformed.`,
    args: { ids: t.arg.idList({ required: true, description: "Ids from any fields `id`; their types may be mixed." }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > LARGEST_PAGE)
        throw badInput(`Expected at most ${LARGEST_PAGE} ids, got ${ids.length}. Ask in several requests.`)
      return ids.map((id) => loadNode(context, id))
    },
  }),
)
