import { type ArgumentNode, type FieldNode, type GraphQLField, isListType, isNonNullType, Kind, type ValueNode } from "graphql"
import { DEFAULT_PAGE_SIZE, LARGEST_ARCHIVE_PAGE } from "../page-arguments.ts"
import { LENGTH, numberIn } from "./extensions.ts"

export type Variables = Readonly<Record<string, unknown>>

/** A value that follows from the document alone, or from the document with a request's variables. */
export type Known<Value> = Value | ((variables: Variables) => Value)

/** The value with these variables. */
export function withVariables<Value extends number | object>(known: Known<Value>, variables: Variables): Value {
  return typeof known === "function" ? known(variables) : known
}

/** A value made from another one, known as soon as that is. */
export function mapped<Value extends number | object, Other>(known: Known<Value>, to: (value: Value) => Other): Known<Other> {
  return typeof known === "function" ? (variables) => to(known(variables)) : to(known)
}

/**
 * How long a list may be: for `nodes(ids:)` the length of the argument, for a page its `first` or `last`, else the list's usual
 * length.
 */
export function sizeOf(field: FieldNode, { args, type, extensions }: GraphQLField<unknown, unknown>): Known<number> {
  const ids = argument(field, "ids")
  if (ids) return fromDocument([ids], ([value]) => [value].flat().length)
  const first = args.find(({ name }) => name === "first")
  if (!first) return isListType(isNonNullType(type) ? type.ofType : type) ? numberIn(extensions, LENGTH, 1) : 1
  const sizes = ["first", "last"].flatMap((name) => argument(field, name) ?? [])
  const usual = typeof first.defaultValue === "number" ? first.defaultValue : DEFAULT_PAGE_SIZE
  return fromDocument(sizes, (values) => {
    const given = values.filter((size) => typeof size === "number")
    return given.length > 0 ? clamp(Math.max(...given)) : usual
  })
}

/** How many levels of lists and objects a value has. */
export function levelsOf(value: ValueNode): number {
  if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return 0
  const parts = value.kind === Kind.LIST ? value.values : value.fields.map((field) => field.value)
  return 1 + parts.reduce((most, part) => Math.max(most, levelsOf(part)), 0)
}

/** An argument of a field, if it is given and not null. */
export function argument(field: FieldNode, name: string): ArgumentNode | undefined {
  return field.arguments?.find((candidate) => candidate.name.value === name && candidate.value.kind !== Kind.NULL)
}

/** The value of an integer or a list in the document; null for any other value. */
export function constantOf(value: ValueNode): unknown {
  return value.kind === Kind.INT ? Number(value.value) : value.kind === Kind.LIST ? value.values : null
}

function fromDocument(given: readonly ArgumentNode[], size: (values: readonly unknown[]) => number): Known<number> {
  const values = given.map(({ value }) => value)
  if (!values.some(({ kind }) => kind === Kind.VARIABLE)) return size(values.map(constantOf))
  return (variables) =>
    size(values.map((value) => (value.kind === Kind.VARIABLE ? variables[value.name.value] : constantOf(value))))
}

/** A size that will be refused counts like the largest allowed one, so that the error is about the size and not the price. */
function clamp(size: number): number {
  return Math.min(Math.max(size, 0), LARGEST_ARCHIVE_PAGE)
}
