import { builder } from "./builder.ts"
import type { Locale } from "./locale.ts"

/** The description of an enum's value for developers, and its label for readers in Arabic and English. */
export interface LabelledValue {
  readonly description: string
  readonly ar: string
  readonly en: string
}

type LabelledValues = Readonly<Record<string, LabelledValue>>

const labelled = new Map<string, LabelledValues>()

/**
 * Defines an enum whose values have labels to show on pages, so that clients need no lists of their own. @param values must
 * have each value of the type, or it does not compile.
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

/** The label of a value, in the locale or, without one, in Arabic. @param name of the enum. */
export function labelOf(name: string, value: string, locale: Locale | null | undefined): string {
  const label = labelled.get(name)?.[value]
  if (!label) throw new Error(`${name}.${value} has no label`)
  return locale === "EN" ? label.en : label.ar
}

/** All enums with labels, and the values of each. */
export function labelledEnums(): ReadonlyMap<string, LabelledValues> {
  return labelled
}
