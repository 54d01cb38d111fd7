import type { Relation } from "./claims.ts"
import { type Roles, standingOf } from "./roles.ts"
import { isSameSpeaker, type Speaker } from "./speaker.ts"

/** A chain as readers see it, the speaker first: "3 مسؤولين حكوميين → associated-press". */
export function chainLabel(chain: readonly Speaker[]): string {
  return chain.map(({ label }) => label).join(" → ")
}

/**
 * Compares two chains of the same content. They conflict if their first speakers are different and neither chain is part of the
 * other: either two names (but not a person and the organisation that they speak for, nor an outlet that only passes on), or
 * officials and bystanders. Otherwise they are compatible: the unnamed one may be the named one.
 */
export function compareChains(one: readonly Speaker[], other: readonly Speaker[], roles: Roles): Exclude<Relation, "OTHER"> {
  if (isPart(one, other, roles) || isPart(other, one, roles)) return one.length === other.length ? "SAME" : "COMPATIBLE"
  const [first, second] = [one[0], other[0]]
  if (first === undefined || second === undefined || isSame(first, second, roles)) return "COMPATIBLE"
  if (first.name !== undefined && second.name !== undefined) return compareNames(first.name, second.name, roles)
  const standings = [first, second].map((speaker) =>
    speaker.name !== undefined && roles.isOfficial(speaker.name) ? "OFFICIAL" : standingOf(speaker),
  )
  return standings.includes("OFFICIAL") && standings.includes("BYSTANDER") ? "CONFLICT" : "COMPATIBLE"
}

function compareNames(one: string, other: string, { isOf, isOutlet }: Roles): "COMPATIBLE" | "CONFLICT" {
  const kindOf = (name: string): string => name.slice(0, name.indexOf(":"))
  if (kindOf(one) === kindOf(other)) return "CONFLICT"
  const [person, source] = kindOf(one) === "person" ? [one, other] : [other, one]
  return isOf(person, source) || isOutlet(source) ? "COMPATIBLE" : "CONFLICT"
}

function isSame(one: Speaker, other: Speaker, { isCalled }: Roles): boolean {
  if (isSameSpeaker(one, other)) return true
  if (one.name === undefined && other.name !== undefined) return isCalled(one, other.name)
  return one.name !== undefined && other.name === undefined && isCalled(other, one.name)
}

// Whether all steps of one chain are in the other, in the same order.
function isPart(one: readonly Speaker[], other: readonly Speaker[], roles: Roles): boolean {
  let at = 0
  for (const speaker of other) if (at < one.length && isSame(one[at]!, speaker, roles)) at++
  return at === one.length
}
