import { compareText } from "../disagreements/reported-article.ts"
import { averageLink } from "./average-link.ts"
import { allLikenesses, type Likened, likening, THRESHOLD } from "./similarity.ts"
import type { Weights } from "./weights.ts"

/** An article that is grouped. `entities` are any keys that are equal for one entity; `published` is known of some articles only. */
export type StoryArticle = Likened & { readonly slug: string }

/** How much of their words two articles, by slug, share: the larger part of either, from 0 to 1. */
export type SharingArticles = { readonly left: string; readonly right: string; readonly share: number }

/** Articles about one event, by slug, from the earliest; `curated` is the id of the curated story that they make. */
export type Group = { readonly members: readonly string[]; readonly curated?: string }

/**
 * Groups the articles of a part (parts.ts) into stories, the same for every order of input: group-average agglomerative clustering of their
 * likeness (similarity.ts). The average keeps a chain of articles, each alike only to the next, from becoming one story. An article
 * that is like no other is in no group.
 */
export function groupPart(articles: readonly StoryArticle[], sharing: readonly SharingArticles[], weights: Weights): Group[] {
  const ordered = [...articles].sort((a, b) => compareText(a.slug, b.slug))
  const indexes = new Map(ordered.map(({ slug }, index) => [slug, index]))
  const pairs = sharing.flatMap(({ left, right, share }) => {
    const [one, other] = [indexes.get(left), indexes.get(right)]
    return one === undefined || other === undefined ? [] : [{ one, other, share }]
  })
  const found = averageLink(ordered.length, allLikenesses(likening(ordered, pairs, weights)), THRESHOLD)
  return found
    .filter((group) => group.length > 1)
    .map((group) => group.map((index) => ordered[index]!).sort(compareFounding))
    .sort((a, b) => compareFounding(a[0]!, b[0]!))
    .map((group) => ({ members: group.map(({ slug }) => slug) }))
}

type Founding = Pick<StoryArticle, "slug" | "published">

/** The order in which articles found a story: the earliest first, undated ones last, then by slug. */
export function compareFounding(a: Founding, b: Founding): number {
  const [first, second] = [a, b].map(({ published }) => published?.getTime() ?? Number.POSITIVE_INFINITY)
  return first === second ? compareText(a.slug, b.slug) : first! - second!
}
