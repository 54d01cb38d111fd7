import type { Referable } from "../graphql/node-id.ts"
import type { ContentKind } from "./kinds.ts"
import { rowId } from "./row-id.ts"

/** What filters name by an id or a slug: row ids follow from slugs, so no look-up is needed. */
export function anyOf({ type, name }: Pick<ContentKind, "type" | "name">): Referable {
  return { type, idOf: (slug) => rowId(name, slug) }
}
