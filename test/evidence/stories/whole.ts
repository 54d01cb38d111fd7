import { groupPart, type SharingArticles, type StoryArticle } from "../../../src/evidence/stories/group.ts"
import { shareRareEntity } from "../../../src/evidence/stories/neighbours.ts"
import { likenessOf, likening, THRESHOLD } from "../../../src/evidence/stories/similarity.ts"
import type { Weights } from "../../../src/evidence/stories/weights.ts"

// Everything grouped from nothing, as it is defined: every article is compared with every other. What src groups step by step must
// come to the same.

export type Edge = { readonly one: string; readonly other: string; readonly likeness: number }

/** The neighbours among all articles, each pair in both directions, in order. */
export function allEdges(articles: readonly StoryArticle[], sharing: readonly SharingArticles[], weights: Weights): Edge[] {
  const indexes = new Map(articles.map(({ slug }, index) => [slug, index]))
  const pairs = sharing.map(({ left, right, share }) => ({
    one: indexes.get(left) as number,
    other: indexes.get(right) as number,
    share,
  }))
  const byText = likening(
    articles.map(() => ({ entities: [] })),
    pairs,
    weights,
  )
  const all = likening(articles, pairs, weights)
  const edges: Edge[] = []
  for (const [one, { slug }] of articles.entries()) {
    for (const [other, { slug: otherSlug }] of articles.entries()) {
      if (one === other) continue
      const likeness = shareRareEntity(all.vectors, one, other) ? likenessOf(all, one, other) : likenessOf(byText, one, other)
      if (likeness >= THRESHOLD) edges.push({ one: slug, other: otherSlug, likeness })
    }
  }
  return edges.sort((a, b) => (a.one === b.one ? (a.other < b.other ? -1 : 1) : a.one < b.one ? -1 : 1))
}

const LEVELS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]

/** The parts of all articles, from the level at which all chains count upwards. */
export function allParts(slugs: readonly string[], edges: readonly Edge[], most: number): string[][] {
  const parts: string[][] = []
  let left = [...slugs]
  for (const level of LEVELS) {
    const large: string[] = []
    for (const part of components(left, edges, level)) {
      if (part.length <= most) parts.push(part)
      else large.push(...part)
    }
    left = large
  }
  return [...parts, ...left.map((slug) => [slug])]
}

function components(slugs: readonly string[], edges: readonly Edge[], least: number): string[][] {
  const parts = new Map(slugs.map((slug) => [slug, [slug]]))
  for (const { one, other, likeness } of edges) {
    const [mine, theirs] = [parts.get(one), parts.get(other)]
    if (!mine || !theirs || mine === theirs || likeness < least) continue
    for (const slug of theirs) parts.set(slug, mine)
    mine.push(...theirs)
  }
  return [...new Set(parts.values())].map((part) => part.sort())
}

/** The stories of all articles, each with its members in order. */
export function allStories(
  articles: readonly StoryArticle[],
  sharing: readonly SharingArticles[],
  weights: Weights,
  most: number,
): string[] {
  const edges = allEdges(articles, sharing, weights)
  const parts = allParts(
    articles.map(({ slug }) => slug),
    edges,
    most,
  )
  return parts
    .flatMap((part) => {
      const members = new Set(part)
      const within = sharing.filter(({ left, right }) => members.has(left) && members.has(right))
      return groupPart(
        articles.filter(({ slug }) => members.has(slug)),
        within,
        weights,
      )
    })
    .map(({ members }) => members.toSorted().join(" "))
    .sort()
}
