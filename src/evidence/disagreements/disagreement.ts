import type { Evidence } from "./reported-article.ts"

/** One of the things said about a matter, with every place that says it. `value` is described at each kind's rule. */
export type DisputedValue = { readonly value: string; readonly evidence: readonly Evidence[] }

/**
 * Two or more different values of one matter, within an article or between articles. `conflict` is false where all of them can
 * be true together: one is more precise, or names somebody whom the other leaves unnamed.
 */
export type Disagreement = {
  readonly kind: "DATE" | "NUMBER" | "NAME" | "ATTRIBUTION"
  readonly conflict: boolean
  readonly values: readonly DisputedValue[]
}
