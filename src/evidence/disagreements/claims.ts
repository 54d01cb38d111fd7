import { clusters, groupBy } from "./clusters.ts"
import type { Disagreement, DisputedValue } from "./disagreement.ts"
import { byPlace, compareText, type Evidence } from "./reported-article.ts"

/** Something said in one or more places: reprints of it are one claim. `label` is the value that readers see. */
export type Claim<T> = { readonly label: string; readonly item: T; readonly evidence: readonly Evidence[] }

/** How two claims stand to each other. OTHER: they are of different matters. */
export type Relation = "OTHER" | "SAME" | "COMPATIBLE" | "CONFLICT"

/** The most claims of one matter that are compared with each other, the first in the order of slug and place. */
const MOST_CLAIMS = 256

/** What makes claims of what was found: the label, a key that is equal for repetitions, and the place. */
export type Claiming<T> = {
  readonly labelOf: (item: T) => string
  readonly keyOf: (item: T) => string
  readonly placeOf: (item: T) => Evidence
}

type Relate<T> = (one: Claim<T>, other: Claim<T>) => Relation

/** Puts repetitions together, in the order of their first place. */
export function claimsOf<T>(items: readonly T[], { labelOf, keyOf, placeOf }: Claiming<T>): Claim<T>[] {
  return [...groupBy(items, (item) => `${labelOf(item)}\u0000${keyOf(item)}`).values()].map((group) => ({
    label: labelOf(group[0]!),
    item: group[0]!,
    evidence: group.map(placeOf).sort(byPlace),
  }))
}

/**
 * The disagreements among claims that may be of one matter: clusters in which every two claims are of one matter, and that have
 * more than one value.
 */
export function disputes<T>(kind: Disagreement["kind"], claims: readonly Claim<T>[], relate: Relate<T>): Disagreement[] {
  const compared = claims.slice(0, MOST_CLAIMS)
  return clusters(compared, (one, other) => relate(one, other) !== "OTHER").flatMap((cluster) => {
    const values = valuesOf(cluster, relate)
    if (values.length < 2) return []
    const conflict = cluster.some((one, index) => cluster.slice(index + 1).some((other) => relate(one, other) === "CONFLICT"))
    return [{ kind, conflict, values }]
  })
}

// Claims that say the same are one value, under the label that says most.
function valuesOf<T>(cluster: readonly Claim<T>[], relate: Relate<T>): DisputedValue[] {
  return clusters(cluster, (one, other) => relate(one, other) === "SAME")
    .map((claims) => ({
      value: claims.map(({ label }) => label).reduce(longer),
      evidence: claims.flatMap(({ evidence }) => evidence).sort(byPlace),
    }))
    .sort((a, b) => compareText(a.value, b.value))
}

function longer(one: string, other: string): string {
  return (other.length - one.length || compareText(one, other)) > 0 ? other : one
}
