import { ARTICLE } from "./articles/kind.ts"
import type { Kind } from "./kind.ts"
import { NAMED_KINDS } from "./named-kinds.ts"
import { STORY } from "./stories/kind.ts"

/** Every kind of content, in the order in which they are read, checked and written: what refers to others comes after them. */
const ALL = [...NAMED_KINDS, ARTICLE, STORY] as const

export type AnyKind = (typeof ALL)[number]
/** `person` */
export type KindName = AnyKind["name"]
/** `Person` */
export type KindType = AnyKind["type"]
/** `people` */
export type KindTable = AnyKind["table"]

/** A kind as a list of kinds has it: without the types of what it is made of. */
export type ContentKind = Kind & Pick<AnyKind, "name" | "type" | "table">

export const KINDS: readonly ContentKind[] = ALL

/** What external ids refer to. */
export const IDENTIFIED = KINDS.filter(({ identified }) => identified)

/** @param name as references have it: `person`. */
export function kindCalled(name: string): ContentKind {
  const found = KINDS.find((kind) => kind.name === name)
  if (!found) throw new Error(`there is no kind of content called ${name}`)
  return found
}
