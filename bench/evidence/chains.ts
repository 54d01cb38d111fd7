import type { AttributionStep } from "../../src/evidence/annotation.ts"
import { withoutClitics } from "../../src/text/clitics.ts"
import { tokenize } from "../../src/text/tokens.ts"
import type { GoldStep } from "./gold.ts"

/**
 * Whether a step is the expected one: the slugs are equal, or the descriptions and counts agree. Anonymity is compared
 * separately.
 */
export function isStep(expected: GoldStep, found: AttributionStep | undefined): boolean {
  if (!found) return false
  if (expected.slug !== undefined) return (found.person ?? found.source) === expected.slug
  if (found.description === undefined || !describesTheSame(expected.unnamed ?? "", found.description)) return false
  return expected.count === undefined || expected.count === found.count
}

/** Whether all steps are the expected ones, in order; an optional step may be missing. */
export function isChain(expected: readonly GoldStep[], found: readonly AttributionStep[]): boolean {
  const [first, ...rest] = expected
  if (!first) return found.length === 0
  if (isStep(first, found[0]) && isChain(rest, found.slice(1))) return true
  return first.optional && isChain(rest, found)
}

/**
 * Whether two descriptions agree: folded and without proclitics, they share at least half of the words of the one that has
 * fewer. "المسؤول الأميركي" agrees with "مسؤول كبير في الإدارة الأميركية"; two different ministers do not.
 */
export function describesTheSame(expected: string, found: string): boolean {
  const [few, many] = [wordsOf(expected), wordsOf(found)].sort((a, b) => a.length - b.length)
  if (!few || !many || few.length === 0) return false
  const known = new Set(many.flat())
  return few.filter((forms) => forms.some((form) => known.has(form))).length >= few.length / 2
}

// Numerals are left out, since counts are compared separately, and so are words of one or two letters.
function wordsOf(description: string): string[][] {
  return tokenize(description)
    .map(({ folded }) => folded)
    .filter((word) => word.length > 2 && !/^\p{N}/u.test(word))
    .map(withoutClitics)
}

/** A chain as one line, for the list of failures. */
export function chainText(chain: readonly (GoldStep | AttributionStep)[]): string {
  return chain.map(stepText).join(" → ") || "(nobody)"
}

/** A step as text: its slug or description, with the count. */
export function stepText(step: GoldStep | AttributionStep | undefined): string {
  if (!step) return "(nobody)"
  const name = "anonymous" in step ? (step.slug ?? step.unnamed) : namedIn(step)
  return `${"optional" in step && step.optional ? "?" : ""}${name}${step.count === undefined ? "" : ` ×${step.count}`}`
}

function namedIn({ person, source, description }: AttributionStep): string | undefined {
  return person ?? source ?? description
}
