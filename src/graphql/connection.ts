import type { FieldMap, ObjectRef, SchemaTypes } from "@pothos/core"
import { whenThere } from "../db/batching.ts"
import type { Key, Page } from "../db/keyset.ts"
import { builder } from "./builder.ts"
import { encodeCursor, type ListOrder } from "./cursor.ts"
import { COUNTS, PRICE } from "./pricing/extensions.ts"

/**
 * What the fields of a connection are resolved from. Nothing is read until a field asks for it: a query for `totalCount` alone
 * reads no page, and one for `nodes` alone counts nothing. `page` is called once for each field, so it must be batched and
 * cached.
 */
export interface Connection<Row> {
  readonly order: ListOrder
  /** The position of a row in the order. */
  readonly keyOf: (row: Row) => Key
  readonly page: () => Page<Row> | Promise<Page<Row>>
  readonly count: () => number | Promise<number>
}

export interface Edge<Row> {
  readonly row: Row
  readonly connection: Connection<Row>
}

export interface PageInfoShape {
  readonly connection: Connection<unknown>
  readonly page: Page<unknown>
}

export const PageInfo = builder.objectRef<PageInfoShape>("PageInfo").implement({
  description: "Where a page stands in its list.",
  fields: (t) => ({
    hasNextPage: t.boolean({
      description: "Whether rows follow this page. Reading backward: whether `before` was given.",
      resolve: ({ page }) => page.hasNextPage,
    }),
    hasPreviousPage: t.boolean({
      description: "Whether rows precede this page. Reading forward: whether `after` was given.",
      resolve: ({ page }) => page.hasPreviousPage,
    }),
    startCursor: t.string({
      nullable: true,
      description: "The cursor of the first edge, for `before`; null on an empty page.",
      resolve: (info) => cursorAt(info, 0),
    }),
    endCursor: t.string({
      nullable: true,
      description: "The cursor of the last edge, for `after`; null on an empty page.",
      resolve: (info) => cursorAt(info, -1),
    }),
  }),
})

function cursorAt({ connection, page }: PageInfoShape, index: number): string | null {
  const row = page.rows.at(index)
  return row === undefined ? null : encodeCursor(connection.order, connection.keyOf(row))
}

/** The types that the builder is configured with, for helpers that add fields. */
export type BuilderTypes =
  typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types extends SchemaTypes> ? Types : never

export type ConnectionFieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Connection<Row>>

export type EdgeFieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Edge<Row>>

interface ConnectionType<Row extends NodeRow, NodeRow extends object> {
  /** `Article` for `ArticleConnection` and `ArticleEdge`. */
  name: string
  /** The type of the nodes. A row of the connection has its node's columns, so that one statement reads both. */
  node: ObjectRef<BuilderTypes, NodeRow>
  /** The plural, for descriptions. */
  nodes: string
  /** The fields that an edge has besides its node and cursor. */
  edgeFields?: (t: EdgeFieldBuilder<Row>) => FieldMap
  /** The fields that the connection has besides its page. */
  fields?: (t: ConnectionFieldBuilder<Row>) => FieldMap
}

/** Defines a connection and its edge as in https://relay.dev/graphql/connections.htm, with `nodes` and `totalCount` besides. */
export function connectionType<Row extends NodeRow, NodeRow extends object>({
  name,
  node,
  nodes,
  edgeFields,
  fields,
}: ConnectionType<Row, NodeRow>) {
  const edge = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `One of the ${nodes} in a list, with its place in it.`,
    fields: (t) => ({
      cursor: t.string({
        description: "The place in the list: `after` and `before` take it.",
        resolve: ({ row, connection }) => encodeCursor(connection.order, connection.keyOf(row)),
      }),
      node: t.field({ type: node, description: "What stands here.", resolve: ({ row }) => row as never }),
      ...edgeFields?.(t),
    }),
  })
  return builder.objectRef<Connection<Row>>(`${name}Connection`).implement({
    description: `A page of a list of ${nodes}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: "The page, with a cursor for each.",
        resolve: (connection) => whenThere(connection.page(), ({ rows }) => rows.map((row) => ({ row, connection }))),
      }),
      nodes: t.field({
        type: [node],
        description: "The page, without cursors.",
        resolve: (connection) => whenThere(connection.page(), ({ rows }) => rows) as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: "Whether there is more, and the cursors to read it.",
        resolve: (connection) =>
          whenThere(connection.page(), (page) => ({ connection: connection as Connection<unknown>, page })),
      }),
      totalCount: t.int({
        description: "How many the whole list has, not only this page. Counted only when asked for.",
        resolve: (connection) => connection.count(),
        extensions: { [PRICE]: 1, [COUNTS]: true },
      }),
      ...fields?.(t),
    }),
  })
}
