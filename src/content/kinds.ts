import { ARTICLE } from "./articles/kind.ts"
import type { Kind } from "./kind.ts"
import { NAMED_KINDS } from "./named-kinds.ts"
import { STORY } from "./stories/kind.ts"

/**
 * Every kind of content, in the order in which kinds are read, checked and written: a kind comes after those that it refers to.
 */
const ALL = [...NAMED_KINDS, ARTICLE, STORY] as const

export type AnyKind = (typeof ALL)[number]
/** `person` */
export type KindName = AnyKind["name"]
/** `Person` */
export type KindType = AnyKind["type"]
/** `people` */
export type KindTable = AnyKind["table"]

/** A kind as an element of a list, without the types of its fields. */
export type ContentKind = Kind & Pick<AnyKind, "name" | "type" | "table">

export const KINDS: readonly ContentKind[] = ALL

/** The kinds that have external ids. */
export const IDENTIFIED = KINDS.filter(({ identified }) => identified)

/** The kind with this name. @param name such as `person`. */
export function kindCalled(name: string): ContentKind {
  const found = KINDS.find((kind) => kind.name === name)
  if (!found) throw new Error(`there is no kind of content called ${name}`)
  return found
}
