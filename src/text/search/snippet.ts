import type { Hit } from "./matches.ts"

/**
 * Part of a text for a list of results; `highlights` are UTF-16 ranges [start, end) of `snippet`, in order and without
 * overlaps.
 */
export type Snippet = { snippet: string; highlights: { start: number; end: number }[] }

const WEIGHT = { EXACT: 4, FOLDED: 3, STEM: 2, ALIAS: 2 }
const ELLIPSIS = "…"
const SHORTEST = 20
const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" })

/**
 * The range of the original text, at most `length` UTF-16 units with its ellipses, that contains the most and best hits;
 * without hits, the beginning. It is cut between words, or inside a word that is too long, but never inside a character; a cut
 * end has "…". @param hits sorted and without overlaps, as `matchesIn` gives them.
 */
export function snippetOf(text: string, hits: readonly Hit[], length = 200): Snippet {
  const [begin, end] = windowOf(text, hits, Math.max(length, SHORTEST))
  const before = begin > 0 ? ELLIPSIS : ""
  const shift = before.length - begin
  const highlights = hits
    .filter((hit) => hit.start < end && hit.end > begin)
    .map((hit) => ({ start: Math.max(hit.start, begin) + shift, end: Math.min(hit.end, end) + shift }))
  return { snippet: before + text.slice(begin, end) + (end < text.length ? ELLIPSIS : ""), highlights }
}

function windowOf(text: string, hits: readonly Hit[], length: number): [number, number] {
  if (text.length <= length) return [0, text.length]
  const room = length - 2 * ELLIPSIS.length
  const [from, to] = densest(hits, room)
  // A third of the remaining room is used before the hits, the rest behind them.
  let begin = Math.max(0, from - Math.floor((room - (to - from)) / 3))
  if (begin === 0 || text.length - begin <= room) begin = Math.min(begin, text.length - room)
  const end = Math.min(text.length, begin + room)
  return [begin === 0 ? 0 : cutBefore(text, begin, from), end === text.length ? end : cutAfter(text, end, Math.min(to, end))]
}

// The range from one hit to a later one that has the largest weight and fits into the room; a single hit may be cut to fit.
function densest(hits: readonly Hit[], room: number): [number, number] {
  let best: [number, number] = [0, 0]
  let heaviest = 0
  let last = 0
  let weight = 0
  for (const [index, hit] of hits.entries()) {
    while (last < hits.length && (hits[last]?.end ?? 0) - hit.start <= room) weight += weigh(hits[last++])
    if (weight > heaviest) {
      heaviest = weight
      best = [hit.start, hits[last - 1]?.end ?? hit.end]
    }
    if (last > index) weight -= weigh(hit)
    else last++
  }
  const [first] = hits
  return heaviest === 0 && first ? [first.start, first.start + room] : best
}

function weigh(hit: Hit | undefined): number {
  return hit ? WEIGHT[hit.kind] : 0
}

// Where the first word begins at or behind `at`, if that is not behind `hit`; else where the next character begins.
function cutBefore(text: string, at: number, hit: number): number {
  for (let place = at; place <= hit; place++) if (isSpace(text, place - 1) && !isSpace(text, place)) return place
  return graphemeAt(text, at, 1)
}

function cutAfter(text: string, at: number, hit: number): number {
  for (let place = at; place >= hit && place > 0; place--) if (isSpace(text, place) && !isSpace(text, place - 1)) return place
  return graphemeAt(text, at, -1)
}

function graphemeAt(text: string, at: number, step: 1 | -1): number {
  const around = graphemes.segment(text).containing(at)
  if (!around || around.index === at) return at
  return step < 0 ? around.index : around.index + around.segment.length
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
