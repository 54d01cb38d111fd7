import type { Speaker } from "../disagreements/speaker.ts"
import { unionFind } from "../disagreements/union-find.ts"

/** The speakers of a story by index, for joining those that turn out to be the same. */
export type SpeakerGroups = { readonly join: (one: number, other: number) => void; readonly count: () => number }

/**
 * One group for each name, and for unnamed speakers one for each description and count. `join` never joins two groups with
 * different names.
 */
export function speakerGroups(speakers: readonly Speaker[]): SpeakerGroups {
  const sets = unionFind(speakers.length)
  const names = new Map<number, string>()
  const first = new Map<string, number>()
  for (const [index, speaker] of speakers.entries()) {
    const key = speaker.name ?? `${speaker.count ?? ""} ${[...speaker.words].sort().join(" ")}`
    const known = first.get(key)
    if (known === undefined) first.set(key, index)
    else sets.join(known, index)
    if (speaker.name !== undefined) names.set(sets.rootOf(index), speaker.name)
  }
  const join = (one: number, other: number): void => {
    const name = names.get(sets.rootOf(one))
    const otherName = names.get(sets.rootOf(other))
    if (name !== undefined && otherName !== undefined && name !== otherName) return
    sets.join(one, other)
    const known = name ?? otherName
    if (known !== undefined) names.set(sets.rootOf(one), known)
  }
  return { join, count: () => new Set(speakers.map((_, index) => sets.rootOf(index))).size }
}
