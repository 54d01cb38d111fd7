import { badInput } from "../../errors.ts"
import { checkSize, checkValues } from "../../graphql/filter-bounds.ts"
import { decodeReferences } from "../../graphql/node-id.ts"
import { fold } from "../../text/fold.ts"
import type { SourceKind } from "../enums.ts"
import { anyOf } from "../references.ts"
import { TOPIC } from "../topics/kind.ts"
import type { NamedCondition, NamedFilter } from "./filter.ts"

/** The union of what SourceFilter, PersonFilter and TopicFilter have. */
export interface NamedFilterShape {
  kind?: SourceKind[] | null
  country?: string[] | null
  namePrefix?: string | null
  articlesSince?: string | null
  parent?: string[] | null
  top?: boolean | null
  and?: NamedFilterShape[] | null
  or?: NamedFilterShape[] | null
  not?: NamedFilterShape | null
}

/** Checks a filter and turns it into the model. @throws BAD_USER_INPUT */
export function toNamedFilter(input: NamedFilterShape | null | undefined): NamedFilter {
  const conditions = input ? conditionsOf(input) : []
  checkSize(conditions)
  return conditions
}

function conditionsOf(input: NamedFilterShape): NamedCondition[] {
  const conditions: NamedCondition[] = []
  if (input.kind) conditions.push({ is: "kind", kinds: checkValues("kind", input.kind) })
  if (input.country) conditions.push({ is: "country", countries: checkValues("country", input.country).filter(isStorable) })
  if (input.namePrefix != null) conditions.push({ is: "namePrefix", prefix: prefixOf(input.namePrefix) })
  if (input.articlesSince) conditions.push({ is: "articlesSince", since: input.articlesSince })
  if (input.parent) conditions.push({ is: "parent", ids: decodeReferences("parent", anyOf(TOPIC), input.parent) })
  if (input.top != null) conditions.push(topOf(input.top))
  if (input.and) conditions.push(...input.and.flatMap(conditionsOf))
  if (input.or) conditions.push({ is: "any", of: input.or.map(together) })
  if (input.not) conditions.push({ is: "not", of: together(input.not) })
  return conditions
}

/** A filter inside another one. An empty one counts as a condition too, so that a filter with very many of them is refused. */
function together(input: NamedFilterShape): NamedCondition {
  const conditions = conditionsOf(input)
  return conditions.length === 0 ? { is: "everything" } : { is: "all", of: conditions }
}

/** Whether a stored text could equal it. PostgreSQL does not accept NUL, not even in a parameter. */
function isStorable(text: string): boolean {
  return !text.includes("\0")
}

/** In UTF-16 units, before folding, since folding a long text takes time. */
const LONGEST_PREFIX = 200

function prefixOf(written: string): string {
  if (written.length > LONGEST_PREFIX)
    throw badInput(`Expected \`namePrefix\` to have at most ${LONGEST_PREFIX} characters, got ${written.length}.`)
  return fold(written).trimStart()
}

function topOf(top: boolean): NamedCondition {
  const atTop: NamedCondition = { is: "parent", ids: null }
  return top ? atTop : { is: "not", of: atTop }
}
