import { compareText } from "../disagreements/reported-article.ts"
import type { Group } from "./group.ts"

/** A story, stored or to be stored: its id and the slugs of its articles. */
export type Story = { readonly id: string; readonly members: readonly string[] }

/**
 * What happened to a story's articles. MERGED: story `from` no longer exists and most of its articles are in `into`. SPLIT:
 * some articles that were in `from` are now in `into`.
 */
export type StoryChange = { readonly kind: "MERGED" | "SPLIT"; readonly from: string; readonly into: string }

/** The stories of the new groups, in the order of the groups, and what changed since the previous stories. */
export type Identified = { readonly stories: readonly Story[]; readonly changes: readonly StoryChange[] }

/**
 * Gives groups their ids, such that a story keeps its id while articles come and go. A curated group keeps its own. The group
 * that has the most articles of a previous story gets that story's id: pairs of story and group are taken in the order of how
 * many articles they share; of equal numbers, the smaller id goes first, then the group that began first. Every other group is
 * a new story, with the slug of its first member as its id, or of the next member where that is taken. The id of a previous
 * story is never given to another story.
 * @param elsewhere the ids that stories have, or had, which are not among the previous ones.
 */
export function identifyStories(
  previous: readonly Story[],
  groups: readonly Group[],
  elsewhere: ReadonlySet<string> = new Set(),
): Identified {
  const ordered = [...previous].sort((a, b) => compareText(a.id, b.id))
  const ids = groups.map(({ curated }) => curated)
  const taken = new Set([...elsewhere, ...ordered.map(({ id }) => id), ...ids.filter((id) => id !== undefined)])
  const kept = new Set(ids)
  for (const { id, group } of sharing(ordered, groups)) {
    if (ids[group] !== undefined || kept.has(id)) continue
    ids[group] = id
    kept.add(id)
  }
  const stories = groups.map(({ members }, index): Story => ({ id: ids[index] ?? newId(members, taken), members }))
  return { stories, changes: changesOf(ordered, stories) }
}

type Sharing = { id: string; group: number; shared: number }

function sharing(previous: readonly Story[], groups: readonly Group[]): Sharing[] {
  const groupsOf = membership(groups)
  return previous
    .flatMap(({ id, members }) => {
      const shared = new Map<number, number>()
      for (const slug of new Set(members))
        for (const group of groupsOf.get(slug) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
      return [...shared].map(([group, count]): Sharing => ({ id, group, shared: count }))
    })
    .sort((a, b) => b.shared - a.shared || compareText(a.id, b.id) || a.group - b.group)
}

function membership(groups: readonly { readonly members: readonly string[] }[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [index, { members }] of groups.entries()) {
    for (const slug of new Set(members)) found.set(slug, [...(found.get(slug) ?? []), index])
  }
  return found
}

function newId(members: readonly string[], taken: Set<string>): string {
  for (const id of namesFor(members)) {
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
  throw new Error("there is always another number")
}

/** The ids that a new story may get, without end, the best first. */
export function* namesFor(members: readonly string[]): Generator<string> {
  yield* members
  for (let number = 2; ; number++) yield `${members[0] ?? "story"}-${number}`
}

function changesOf(previous: readonly Story[], stories: readonly Story[]): StoryChange[] {
  const present = new Set(stories.map(({ id }) => id))
  const before = new Map(previous.map(({ id, members }) => [id, new Set(members)]))
  return previous.flatMap(({ id }) => {
    const heirs = sharing([{ id, members: [...before.get(id)!] }], stories).map(({ group }) => stories[group]!.id)
    const others = heirs.filter((heir) => heir !== id)
    return others.map((into, index): StoryChange => {
      const kind = !present.has(id) && index === 0 ? "MERGED" : "SPLIT"
      return { kind, from: id, into }
    })
  })
}
