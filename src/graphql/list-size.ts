import { type ArgumentNode, type FieldNode, type GraphQLField, Kind, type ValueNode } from "graphql"
import { DEFAULT_PAGE_SIZE, LARGEST_ARTICLES_PAGE } from "./page-arguments.ts"

export type Variables = Readonly<Record<string, unknown>>

/** How long a list may be with these variables. */
export type Size = (variables: Variables) => number

export const once: Size = () => 1

/** How long a list may be: `nodes(ids:)` as its argument, one with `first` or `last` as that, any other is short by nature. */
export function sizeOf(field: FieldNode, { args }: GraphQLField<unknown, unknown>): Size {
  const ids = argument(field, "ids")
  if (ids) return (variables) => [argumentValue(ids, variables)].flat().length
  const first = args.find(({ name }) => name === "first")
  if (!first) return once
  const sizes = ["first", "last"].flatMap((name) => argument(field, name) ?? [])
  const usual = typeof first.defaultValue === "number" ? first.defaultValue : DEFAULT_PAGE_SIZE
  return (variables) => {
    const given = sizes.map((size) => argumentValue(size, variables)).filter((size) => typeof size === "number")
    return given.length > 0 ? clamp(Math.max(...given)) : usual
  }
}

/** How many levels of lists and objects a value has. */
export function levelsOf(value: ValueNode): number {
  if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return 0
  const parts = value.kind === Kind.LIST ? value.values : value.fields.map((field) => field.value)
  return 1 + parts.reduce((most, part) => Math.max(most, levelsOf(part)), 0)
}

function argument(field: FieldNode, name: string): ArgumentNode | undefined {
  return field.arguments?.find((candidate) => candidate.name.value === name && candidate.value.kind !== Kind.NULL)
}

function argumentValue({ value }: ArgumentNode, variables: Variables): unknown {
  return value.kind === Kind.VARIABLE ? variables[value.name.value] : constantOf(value)
}

/** The value of an integer or a list that stands in the document; null for anything else. */
export function constantOf(value: ValueNode): unknown {
  return value.kind === Kind.INT ? Number(value.value) : value.kind === Kind.LIST ? value.values : null
}

/** Sizes that will be refused are priced as the largest there is: the refusal is then about the size. */
function clamp(size: number): number {
  return Math.min(Math.max(size, 0), LARGEST_ARTICLES_PAGE)
}
