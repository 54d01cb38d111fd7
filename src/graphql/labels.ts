import { builder } from "./builder.ts"
import type { Locale } from "./locale.ts"

/** A value of an enum: what it means to developers, and what readers call it, in Arabic and English. */
export interface LabelledValue {
  readonly description: string
  readonly ar: string
  readonly en: string
}

type LabelledValues = Readonly<Record<string, LabelledValue>>

const labelled = new Map<string, LabelledValues>()

/**
 * Defines an enum whose values have labels: what a page shows in their place, so that no client keeps its own list of them.
 * @param values one for each of the type that is given, or it does not compile.
 */
export function labelledEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, LabelledValue>>,
) {
  labelled.set(name, values)
  const described = Object.entries<LabelledValue>(values).map(([value, { description: meaning, ar, en }]) => [
    value,
    { value, description: `${meaning} For readers: ${ar}, ${en}.` },
  ])
  return builder.enumType(name, { description, values: Object.fromEntries(described) as DescribedValues<Value> })
}

type DescribedValues<Value extends string> = { readonly [One in Value]: { readonly value: One; readonly description: string } }

/** What readers call a value of a labelled enum. */
export function labelOf(name: string, value: string, locale: Locale | null | undefined): string {
  const label = labelled.get(name)?.[value]
  if (!label) throw new Error(`${name}.${value} has no label`)
  return locale === "EN" ? label.en : label.ar
}

/** The enums that have labels, and the values of each. */
export function labelledEnums(): ReadonlyMap<string, LabelledValues> {
  return labelled
}
