import { clusters, groupBy } from "./clusters.ts"
import type { Disagreement, DisputedValue } from "./disagreement.ts"
import { byPlace, compareText, type Evidence } from "./reported-article.ts"

/** Something that one or more places say; repetitions of it are one claim. `label` is the value that readers see. */
export type Claim<T> = { readonly label: string; readonly item: T; readonly evidence: readonly Evidence[] }

/** How two claims relate. OTHER: they are about different matters. */
export type Relation = "OTHER" | "SAME" | "COMPATIBLE" | "CONFLICT"

/** How many claims of one matter are compared with each other: the first ones by slug and place. */
const MOST_CLAIMS = 256

/** How to make claims of items: the label, a key that repetitions share, and the place. */
export type Claiming<T> = {
  readonly labelOf: (item: T) => string
  readonly keyOf: (item: T) => string
  readonly placeOf: (item: T) => Evidence
}

type Relate<T> = (one: Claim<T>, other: Claim<T>) => Relation

/** Makes claims of items. Repetitions become one claim, in the order of their first place. */
export function claimsOf<T>(items: readonly T[], { labelOf, keyOf, placeOf }: Claiming<T>): Claim<T>[] {
  return [...groupBy(items, (item) => `${labelOf(item)}\u0000${keyOf(item)}`).values()].map((group) => ({
    label: labelOf(group[0]!),
    item: group[0]!,
    evidence: group.map(placeOf).sort(byPlace),
  }))
}

/**
 * The disagreements among claims that may be of one matter: clusters in which every two claims are of one matter and that have
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

// Claims that say the same are one value, with the label of the most precise one.
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
