import type { Variables } from "../../../graphql/pricing/list-size.ts"

/** Levels of lists and objects in arguments. Nobody needs as many, and what reads them calls itself at each. */
const MOST_LEVELS = 50
const TOO_DEEP = `Expected arguments of at most ${MOST_LEVELS} levels of lists and objects, got more. Nest fewer filters.`

/** No input has as many fields, and each that it has not is told with all the others. */
const MOST_FIELDS = 100
const TOO_WIDE = `Expected input objects of at most ${MOST_FIELDS} fields, got more.`

/**
 * What arguments are too deep or too wide for; `null` where they are neither. Level by level: they may be nested more deeply than a
 * function can call itself.
 * @param levels of the arguments that stand in the document.
 */
export function excessOfVariables(levels: number, variables: Variables): string | null {
  if (levels > MOST_LEVELS) return TOO_DEEP
  let level: unknown[] = Object.values(variables)
  for (let levels = 0; level.length > 0; levels++) {
    if (levels > MOST_LEVELS) return TOO_DEEP
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue
      const parts = Object.values(value)
      if (!Array.isArray(value) && parts.length > MOST_FIELDS) return TOO_WIDE
      for (const part of parts) next.push(part)
    }
    level = next
  }
  return null
}
