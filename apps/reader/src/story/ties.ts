import type { Range } from "../parts/segments.ts"

/** A passage that both reports contain. */
export interface Tie {
  /** From 1, in the order of the left report. */
  readonly number: number
  readonly words: number
  readonly left: Range
  readonly right: Range
}

interface End {
  readonly range: Range
  readonly article: { readonly id: string }
}

interface Sharing {
  readonly id: string
  readonly sharedWith: {
    readonly edges: readonly {
      readonly share: number
      readonly otherShare: number
      readonly node: { readonly id: string }
      readonly passages: readonly { readonly words: number; readonly left: End; readonly right: End }[]
    }[]
  }
}

/** How many colours and line styles there are (styles/story.css); together they distinguish 40 passages. */
const COLOURS = 8
const LINES = 5

/** The passages that an article shares with another, and the part of each text that they make up. */
export function tiesOf(article: Sharing, other: string): { ties: Tie[]; share: number; otherShare: number } {
  const edge = article.sharedWith.edges.find(({ node }) => node.id === other)
  const ties = (edge?.passages ?? [])
    .map(({ words, left, right }) => {
      const [own, others] = left.article.id === article.id ? [left, right] : [right, left]
      return { words, left: own.range, right: others.range }
    })
    .sort((a, b) => a.left.start - b.left.start)
    .map((tie, index) => ({ ...tie, number: index + 1 }))
  return { ties, share: edge?.share ?? 0, otherShare: edge?.otherShare ?? 0 }
}

/** The CSS classes for a passage's colour and line. */
export const looks = (number: number) => `colour-${((number - 1) % COLOURS) + 1} line-${((number - 1) % LINES) + 1}`
