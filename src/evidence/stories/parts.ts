import { compareText } from "../disagreements/reported-article.ts"
import { THRESHOLD } from "./similarity.ts"

/** A neighbour of an article, and how alike the two are. */
export type Neighbour = { readonly id: string; readonly likeness: number }

/** Reads the neighbours of articles; an article without any may be missing. */
export type ReadNeighbours = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Neighbour[]>>

/** How alike neighbours must be to be in one part: the first level at which the part is small enough. */
const LEVELS = [THRESHOLD, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]

/** The most articles that a part may have. */
export const MOST_IN_PART = 200

/**
 * The parts in which some articles stand. A part is what is grouped into stories by itself: all articles that a chain of neighbours
 * joins to an article, where those are few; where they are many, those that a chain of neighbours joins who are more alike, by the first
 * level at which they are few. An article that has too many at every level is alone. Since chains of a higher level join fewer articles,
 * all members of a part have the same part, whoever of them is asked; and since the search ends as soon as there are too many, what it
 * reads has a bound.
 * @returns the part of each of their members: ids in ascending order.
 */
export async function partsOf(
  ids: readonly string[],
  read: ReadNeighbours,
  most = MOST_IN_PART,
): Promise<Map<string, readonly string[]>> {
  const parts = new Map<string, readonly string[]>()
  const neighbours = new Map<string, readonly Neighbour[]>()
  const levels = new Map<string, number>()
  // All of them search at once, so that what they want to know is read together.
  let searches = ids.map((id) => partOf(id, parts, neighbours, levels, most))
  while (searches.length > 0) {
    const wanted = new Set<string>()
    searches = searches.filter((search) => {
      const { value } = search.next()
      for (const id of value ?? []) wanted.add(id)
      return value !== undefined
    })
    if (wanted.size === 0) continue
    const found = await read([...wanted])
    for (const id of wanted) neighbours.set(id, found.get(id) ?? [])
  }
  return parts
}

/**
 * One article's search; it asks for the neighbours of the articles that it yields.
 * @param parts receives the part. @param levels below which articles are known to have too many.
 */
function* partOf(
  start: string,
  parts: Map<string, readonly string[]>,
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  levels: Map<string, number>,
  most: number,
): Generator<readonly string[], undefined> {
  for (const [level, least] of LEVELS.entries()) {
    const tooMany = (id: string) => (levels.get(id) ?? 0) > level
    const members = new Set([start])
    let frontier = [start]
    let grown = tooMany(start)
    while (!grown && frontier.length > 0) {
      const unknown = frontier.filter((id) => !neighbours.has(id))
      if (unknown.length > 0) yield unknown
      // Another search may have come to the same part meanwhile.
      if (parts.has(start)) return
      const next: string[] = []
      for (const id of frontier) {
        if (grown) break
        for (const neighbour of neighbours.get(id) ?? []) {
          if (neighbour.likeness < least || members.has(neighbour.id)) continue
          members.add(neighbour.id)
          next.push(neighbour.id)
          grown = members.size > most || tooMany(neighbour.id)
          if (grown) break
        }
      }
      frontier = next
    }
    if (!grown) {
      const part = [...members].sort(compareText)
      for (const id of part) parts.set(id, part)
      return
    }
    for (const id of members) levels.set(id, Math.max(levels.get(id) ?? 0, level + 1))
  }
  parts.set(start, [start])
}
