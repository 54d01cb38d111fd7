import type { Referable } from "../graphql/node-id.ts"
import { type RowKind, rowId } from "./row-id.ts"

// What filters name by an id or a slug: row ids follow from slugs, so no look-up is needed.

const referable = (type: string, kind: RowKind): Referable => ({ type, idOf: (slug) => rowId(kind, slug) })

export const ANY_ARTICLE = referable("Article", "article")
export const ANY_PERSON = referable("Person", "person")
export const ANY_SOURCE = referable("Source", "source")
export const ANY_TOPIC = referable("Topic", "topic")
