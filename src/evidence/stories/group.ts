import { compareText } from "../disagreements/reported-article.ts"
import { averageLink } from "./average-link.ts"
import { type Likening, likenesses, type SharedPair, type StoryArticle } from "./similarity.ts"

/** Articles about one event, by slug, from the earliest; `curated` is the id of the curated story that they make. */
export type Group = { readonly members: readonly string[]; readonly curated?: string }

/** A story whose articles somebody chose. */
export type CuratedStory = { readonly id: string; readonly members: readonly string[] }

export type GroupOptions = Likening & {
  readonly curated?: readonly CuratedStory[]
  /** How alike the articles of two groups must be on average to be one group, from 0 to 1. */
  readonly threshold?: number
}

// Two articles that each share enough text with a third, but not with each other, still make a story of three (1/2); a fourth
// that only knows one of them does not (1/3).
const THRESHOLD = 0.4

/**
 * Groups articles into stories, the same for every order of input: group-average agglomerative clustering of their likeness
 * (similarity.ts). The average keeps a chain of articles, each alike only to the next, from becoming one story. An article
 * that is like no other is in no group. Curated stories come first and as they are: their articles are in no other group.
 */
export function groupStories(
  articles: readonly StoryArticle[],
  pairs: readonly SharedPair[],
  options: GroupOptions = {},
): Group[] {
  const { curated = [], threshold = THRESHOLD } = options
  const known = new Map([...articles].sort(byRichness).map((article) => [article.slug, article]))
  const byFounding = (a: string, b: string): number => compareFounding(known.get(a)!, known.get(b)!)
  const chosen = [...curated]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, members }) => ({
      curated: id,
      members: [...new Set(members)].filter((slug) => known.has(slug)).sort(byFounding),
    }))
  const taken = new Set(chosen.flatMap(({ members }) => members))
  const free = [...known.values()].filter(({ slug }) => !taken.has(slug)).sort((a, b) => compareText(a.slug, b.slug))
  const computed = averageLink(free.length, likenesses(free, pairs, options, threshold), threshold)
    .filter((group) => group.length > 1)
    .map((group) => ({ members: group.map((index) => free[index]!.slug).sort(byFounding) }))
    .sort((a, b) => byFounding(a.members[0]!, b.members[0]!))
  return [...chosen, ...computed]
}

type Founding = Pick<StoryArticle, "slug" | "published">

/** The order in which articles found a story: the earliest first, undated ones last, then by slug. */
export function compareFounding(a: Founding, b: Founding): number {
  const [first, second] = [a, b].map(({ published }) => published?.getTime() ?? Number.POSITIVE_INFINITY)
  return first === second ? compareText(a.slug, b.slug) : first! - second!
}

// Of two articles with one slug, always the same one is kept.
function byRichness(a: StoryArticle, b: StoryArticle): number {
  return compareFounding(a, b) || compareText([...a.entities].sort().join(), [...b.entities].sort().join())
}
