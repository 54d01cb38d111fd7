import type { Kind } from "./kind.ts"
import { PERSON } from "./people/kind.ts"
import { SOURCE } from "./sources/kind.ts"
import { TOPIC } from "./topics/kind.ts"

/** The kinds that have names in several spellings, in the order in which they are read, checked and written. */
const ALL = [SOURCE, PERSON, TOPIC] as const

export const NAMED_KINDS = ALL

export type AnyNamedKind = (typeof ALL)[number]
/** `person` */
export type NamedName = AnyNamedKind["name"]
/** `people` */
export type NamedTable = AnyNamedKind["table"]
/** `person`, where texts name it. */
export type MentionedName = Extract<AnyNamedKind, { mentioned: true }>["name"]
/** `person`, where it stands in the chains of statements. */
export type SpeakingName = Extract<AnyNamedKind, { speaks: true }>["name"]

/** A named kind as an element of a list, without the types of its fields. */
export type NamedKind = Kind & Pick<AnyNamedKind, "name" | "type" | "table">

/** People, sources and topics. */
export const NAMED: readonly NamedKind[] = ALL

export const MENTIONED = NAMED.filter(({ mentioned }) => mentioned)
  .toSorted(byRank)
  .map(({ name }) => name as MentionedName)

export const SPEAKING = NAMED.filter(({ speaks }) => speaks)
  .toSorted(byRank)
  .map(({ name }) => name as SpeakingName)

/** Compares kinds: those that searches list first come first everywhere. */
export function byRank({ found: a = 0 }: Kind, { found: b = 0 }: Kind): number {
  return a - b
}
