import { compareText } from "../disagreements/reported-article.ts"
import { averageLink } from "./average-link.ts"
import { type Likening, likenesses, type SharedPair, type StoryArticle } from "./similarity.ts"

/** Articles about one event, by slug, the earliest first; `curated` is the id of the curated story that they form. */
export type Group = { readonly members: readonly string[]; readonly curated?: string }

/** A story whose articles somebody chose. */
export type CuratedStory = { readonly id: string; readonly members: readonly string[] }

export type GroupOptions = Likening & {
  readonly curated?: readonly CuratedStory[]
  /** How alike two groups' articles must be on average, from 0 to 1, for the groups to be joined. */
  readonly threshold?: number
}

// If two articles each share enough text with a third but not with each other, the average is 1/2, and the three are one story;
// a fourth that shares text with only one of the three has 1/3, and is not in it.
const THRESHOLD = 0.4

/**
 * Groups articles into stories by group-average agglomerative clustering of their likeness (similarity.ts); the result is the
 * same for every order of input. Because averages count, a chain of articles of which each is alike only to the next does not
 * become one story. An article that is like no other is in no group. Curated stories come first and stay as they are: their
 * articles are in no other group.
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

/** The order in which articles give a story its name: the earliest first, undated ones last, then by slug. */
export function compareFounding(a: Founding, b: Founding): number {
  const [first, second] = [a, b].map(({ published }) => published?.getTime() ?? Number.POSITIVE_INFINITY)
  return first === second ? compareText(a.slug, b.slug) : first! - second!
}

// So that of two articles with one slug always the same one is kept.
function byRichness(a: StoryArticle, b: StoryArticle): number {
  return compareFounding(a, b) || compareText([...a.entities].sort().join(), [...b.entities].sort().join())
}
