import type { Referable } from "../graphql/node-id.ts"
import type { ContentKind } from "./kinds.ts"
import { rowId } from "./row-id.ts"

/** The input type of filters that refer to records by id or slug. Row ids are computed from slugs, so this needs no look-up. */
export function anyOf({ type, name }: Pick<ContentKind, "type" | "name">): Referable {
  return { type, idOf: (slug) => rowId(name, slug) }
}
