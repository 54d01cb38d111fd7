import { compareText } from "../disagreements/reported-article.ts"
import type { CuratedStory, Group } from "./group.ts"

/** A story as it was or is to be kept: its id and the slugs of its articles. */
export type Story = CuratedStory

/**
 * What became of a story's articles. MERGED: story `from` is no more and most of its articles are in `into`. SPLIT: some articles
 * that were in `from` are now in `into`.
 */
export type StoryChange = { readonly kind: "MERGED" | "SPLIT"; readonly from: string; readonly into: string }

/** The stories of new groups, in the groups' order, and how they came from the previous ones. */
export type Identified = { readonly stories: readonly Story[]; readonly changes: readonly StoryChange[] }

/**
 * Gives groups their ids, so that a story keeps its id while articles come and go. A curated group has its own. The group with
 * the most articles of a previous story keeps that story's id: pairs of story and group are taken by the number of shared
 * articles, of equal numbers first the smaller id, then the group that began first. Any other group is a new story, named after
 * the article that founded it (its first member); where that name is taken, after the next one. A name that a previous story
 * had is never given to another.
 */
export function identifyStories(previous: readonly Story[], groups: readonly Group[]): Identified {
  const ordered = [...previous].sort((a, b) => compareText(a.id, b.id))
  const ids = groups.map(({ curated }) => curated)
  const taken = new Set([...ordered.map(({ id }) => id), ...ids.filter((id) => id !== undefined)])
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
  const founder = members[0] ?? "story"
  let id = members.find((slug) => !taken.has(slug))
  for (let number = 2; id === undefined; number++) if (!taken.has(`${founder}-${number}`)) id = `${founder}-${number}`
  taken.add(id)
  return id
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
