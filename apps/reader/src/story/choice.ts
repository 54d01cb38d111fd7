import type { Range } from "../parts/segments.ts"

/** Which part of the two reports is shown. */
export const VIEWS = ["all", "shared", "own"] as const
export type View = (typeof VIEWS)[number]

/** A place in a report that the page should scroll to. */
export interface Place extends Range {
  readonly slug: string
}

/** What a story's address contains: the two reports, which part of them is shown, and the place to show. */
export interface Choice {
  readonly left: string
  readonly right: string
  readonly view: View
  readonly at: Place | null
}

interface Tie {
  readonly words: number
  readonly left: { readonly article: { readonly slug: string } }
  readonly right: { readonly article: { readonly slug: string } }
}

/**
 * Reads the address. Without reports in it, the pair that shares the most words is chosen. `slugs`: the story's reports, at
 * least two.
 */
export function choiceOf(search: URLSearchParams, slugs: readonly string[], ties: readonly Tie[]): Choice {
  const known = (name: string) => slugs.find((slug) => slug === search.get(name))
  const words = (a: string, b: string) =>
    ties
      .filter(({ left, right }) => [left.article.slug, right.article.slug].every((slug) => slug === a || slug === b))
      .reduce((sum, tie) => sum + tie.words, 0)
  const pairs = slugs.flatMap((left, index) =>
    slugs.slice(index + 1).map((right) => ({ left, right, words: words(left, right) })),
  )
  const fixed = [known("left"), known("right")].filter((slug) => slug !== undefined)
  const fitting = pairs.filter(({ left, right }) => fixed.every((slug) => slug === left || slug === right))
  const best = (fitting.length > 0 ? fitting : pairs).reduce((most, pair) => (pair.words > most.words ? pair : most))
  const left = known("left") ?? (best.left === known("right") ? best.right : best.left)
  const right = [known("right"), best.right, best.left].find((slug) => slug !== undefined && slug !== left) ?? left
  return { left, right, view: VIEWS.find((view) => view === search.get("view")) ?? "all", at: placeOf(search.get("at")) }
}

/** `slug.start-end` */
function placeOf(text: string | null): Place | null {
  const [, slug, start, end] = /^(.+)\.(\d{1,9})-(\d{1,9})$/.exec(text ?? "") ?? []
  return slug === undefined ? null : { slug, start: Number(start), end: Number(end) }
}

/** The address of the same page with a change. If the place is in a third report, that one replaces the second. */
export function addressOf(choice: Choice, change: Partial<Choice>): string {
  const next = { ...choice, at: null, ...change }
  if (next.at && next.at.slug !== next.left && next.at.slug !== next.right) next.right = next.at.slug
  const search = new URLSearchParams({ left: next.left, right: next.right })
  if (next.view !== "all") search.set("view", next.view)
  if (next.at) search.set("at", `${next.at.slug}.${next.at.start}-${next.at.end}`)
  return `?${search}`
}
