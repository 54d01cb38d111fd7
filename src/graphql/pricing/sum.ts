import { type Variables, withVariables } from "./list-size.ts"
import type { Part } from "./parts.ts"
import { BYTES_PER_POINT, OBJECT_BYTES } from "./weights.ts"

/** What a page that is searched costs, of what a count by the same search does: it stops when it is full. */
const PAGE_OF_A_COUNT = 1 / 10

/** Sums stay numbers, however often they are multiplied. */
const MOST = 1e15

interface Amount {
  readonly points: number
  readonly bytes: number
  /** To be added for each row of the page in which the part stands. */
  readonly rowPoints: number
  readonly rowBytes: number
  /** How many go through all that the parent's filter selects. */
  readonly counts: number
}

const NOTHING: Amount = { points: 0, bytes: 0, rowPoints: 0, rowBytes: 0, counts: 0 }

/** The price of an operation's fields: what they cost, or what they may weigh, whichever is more. */
export function pointsOf(parts: readonly Part[], variables: Variables): number {
  const { points, bytes } = sum(parts, variables, new Map())
  return Math.ceil(Math.max(points, Math.floor(bytes / BYTES_PER_POINT)))
}

/** Fragments make a graph of what would be a tree: each part is added up once. */
function sum(parts: readonly Part[], variables: Variables, known: Map<Part, Amount>): Amount {
  let total = NOTHING
  for (const part of parts) {
    let amount = known.get(part)
    if (amount === undefined) {
      amount = amountOf(part, variables, known)
      known.set(part, amount)
    }
    total = combined(total, amount, (a, b) => Math.min(a + b, MOST))
  }
  return total
}

function amountOf(part: Part, variables: Variables, known: Map<Part, Amount>): Amount {
  const own = withVariables(part.own, variables)
  const counts = part.counts ? 1 : 0
  if (part.below === null) return { ...NOTHING, ...own, counts }
  const below = part.below
    .map((parts) => sum(parts, variables, known))
    .reduce((dearest, one) => combined(dearest, one, Math.max), NOTHING)
  const object = OBJECT_BYTES + below.bytes
  if (part.isPage) return { ...NOTHING, bytes: own.bytes, rowPoints: own.points + below.points, rowBytes: object }
  const rows = withVariables(part.rows, variables)
  const times = withVariables(part.times, variables)
  const selecting = withVariables(part.selecting, variables)
  const page = below.rowBytes > 0 ? selecting * PAGE_OF_A_COUNT : 0
  const each = below.points + rows * below.rowPoints + below.counts * selecting
  return {
    ...NOTHING,
    points: Math.min(own.points + page + times * each, MOST),
    bytes: Math.min(own.bytes + times * (object + rows * below.rowBytes), MOST),
    counts,
  }
}

function combined(a: Amount, b: Amount, by: (a: number, b: number) => number): Amount {
  return {
    points: by(a.points, b.points),
    bytes: by(a.bytes, b.bytes),
    rowPoints: by(a.rowPoints, b.rowPoints),
    rowBytes: by(a.rowBytes, b.rowBytes),
    counts: by(a.counts, b.counts),
  }
}
