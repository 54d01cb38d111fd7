import { termsOf } from "../../text/search/terms.ts"
import type { AttributionStep } from "../annotation.ts"
import type { Relation } from "./claims.ts"
import { type Roles, standingOf } from "./roles.ts"
import { vocabulary } from "./vocabulary.ts"

/**
 * One who said or passed on a statement, ready for comparing: `name` is "person:slug" or "source:slug" of a named one; of an
 * unnamed one `words` are the stems of the description, without its number, which is `count`.
 */
export type Speaker = {
  readonly label: string
  readonly name: string | undefined
  readonly words: ReadonlySet<string>
  readonly count: number | undefined
}

/** A step of a chain as a speaker. "3 مسؤولين" and "ثلاثة مسؤولين" are the same words with the same count. */
export function speakerOf({ person, source, description = "", count }: AttributionStep): Speaker {
  const slug = person ?? source
  if (slug !== undefined) {
    return { label: slug, name: person === undefined ? `source:${slug}` : `person:${slug}`, words: new Set(), count: undefined }
  }
  const words = new Set<string>()
  let label = description.trim()
  let number = count
  const terms = termsOf(description)
  for (let at = 0; at < terms.length; at++) {
    const { canonical, run, folded, stems } = terms[at]!
    if (canonical?.startsWith("number:")) {
      number ??= Number(canonical.slice("number:".length))
      if (at === 0) label = description.slice(terms[run]?.start ?? description.length).trim()
      at += run - 1
    } else if (!vocabulary().empty.has(folded)) words.add(stems[0] ?? folded)
  }
  return { label: number === undefined ? label : `${number} ${label}`.trim(), name: undefined, words, count: number }
}

/** A chain as readers see it, the speaker first: "3 مسؤولين حكوميين → associated-press". */
export function chainLabel(chain: readonly Speaker[]): string {
  return chain.map(({ label }) => label).join(" → ")
}

/**
 * Whether two speakers may be one: the same name, or descriptions of which one says all that the other does ("the official",
 * "the American official") with counts that do not differ.
 */
export function isSameSpeaker(one: Speaker, other: Speaker): boolean {
  if (one.name !== undefined || other.name !== undefined) return one.name === other.name
  if (one.count !== undefined && other.count !== undefined && one.count !== other.count) return false
  const [less, more] = one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words]
  if (less.size === 0) return false
  for (const word of less) if (!more.has(word)) return false
  return true
}

/**
 * How two chains of the same content stand to each other. They conflict where the first speakers are two different ones and neither
 * chain is a part of the other: two names, save for a person and the organisation that they speak for, or an outlet that only
 * passes on; or people in office and bystanders. Else an unnamed one may be the named one.
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

// Whether all steps of one chain stand in the other, in their order.
function isPart(one: readonly Speaker[], other: readonly Speaker[], roles: Roles): boolean {
  let at = 0
  for (const speaker of other) if (at < one.length && isSame(one[at]!, speaker, roles)) at++
  return at === one.length
}
