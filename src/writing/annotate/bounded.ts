import type { StoredAnnotation } from "../../evidence/stored.ts"

/** How many mentions, statements and so on are stored of one text. Ten thousand statements would fill a book. */
export const MOST_FOUND = 10_000

const KINDS = ["mentions", "statements", "dates", "quantities"] as const

/**
 * Cuts each list of an annotation after MOST_FOUND entries, and gives a line of text for each list that was cut. What people
 * wrote into the record is kept whole.
 */
export function bounded(annotation: StoredAnnotation): {
  readonly annotation: StoredAnnotation
  readonly notes: readonly string[]
} {
  const notes = KINDS.flatMap((kind) => {
    const { length } = annotation[kind]
    return length > MOST_FOUND ? [`the first ${number(MOST_FOUND)} of its ${number(length)} ${kind} are kept`] : []
  })
  if (notes.length === 0) return { annotation, notes }
  const { mentions, statements, dates, quantities } = annotation
  return {
    annotation: {
      mentions: first(mentions),
      statements: first(statements),
      dates: dates.slice(0, MOST_FOUND),
      quantities: quantities.slice(0, MOST_FOUND),
    },
    notes,
  }
}

function first<Item extends { readonly method: string }>(list: readonly Item[]): Item[] {
  let room = MOST_FOUND - list.filter(({ method }) => method === "CURATED").length
  return list.filter(({ method }) => method === "CURATED" || room-- > 0)
}

function number(value: number): string {
  return value.toLocaleString("en")
}
