import { badInput } from "../errors.ts"

/** How many values a list in a filter may have. */
export const MOST_VALUES = 100
const MOST_CONDITIONS = 50

/** For the descriptions of lists of references in filters. */
export const ANY_OF = `Any of these, by id or slug; an empty list matches nothing; ${MOST_VALUES} at most.`

type Condition =
  | { readonly is: "any" | "all"; readonly of: readonly Condition[] }
  | { readonly is: "not"; readonly of: Condition }
  | { readonly is: string }

/** @throws BAD_USER_INPUT if a filter has too many conditions for one statement. */
export function checkSize(conditions: readonly Condition[]): void {
  const count = conditions.reduce((sum, condition) => sum + countConditions(condition), 0)
  if (count > MOST_CONDITIONS) {
    throw badInput(`Expected a filter of at most ${MOST_CONDITIONS} conditions, got ${count}. Ask in several queries.`)
  }
}

/** Returns the values. @throws BAD_USER_INPUT if there are too many for one statement. */
export function checkValues<Value>(field: string, values: readonly Value[]): readonly Value[] {
  if (values.length > MOST_VALUES) {
    throw badInput(`Expected at most ${MOST_VALUES} values in \`${field}\`, got ${values.length}. Ask in several queries.`)
  }
  return values
}

function countConditions(condition: Condition): number {
  if (!("of" in condition)) return 1
  const parts = [condition.of].flat() as Condition[]
  return parts.reduce((sum, part) => sum + countConditions(part), 0)
}
