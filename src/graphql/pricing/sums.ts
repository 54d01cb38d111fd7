import { type Variables, withVariables } from "./list-size.ts"
import type { Part } from "./parts.ts"
import { BYTES_PER_POINT, OBJECT_BYTES } from "./weights.ts"

/** The price of a page with a search, as a part of the price of counting the search: it stops when the page is full. */
const PAGE_OF_A_COUNT = 1 / 10

/** An upper limit, so that sums stay finite. */
const MOST = 1e15

interface Amount {
  readonly points: number
  readonly bytes: number
  /** Points for each row of the page that contains the part. */
  readonly rowPoints: number
  readonly rowBytes: number
  /** How many fields read everything that the parent's filter selects. */
  readonly counts: number
}

const NOTHING: Amount = { points: 0, bytes: 0, rowPoints: 0, rowBytes: 0, counts: 0 }

/** Adds up the costs of an operation's fields. What does not depend on variables is added up once. */
export class Sums {
  readonly #fixed = new Map<Part | readonly Part[], Amount>()

  /** The price: the points of the parts or of the bytes that they may have, whichever is more. */
  points(parts: readonly Part[], variables: Variables): number {
    const { points, bytes } = this.#sum(parts, variables, new Map())
    return Math.ceil(Math.max(points, Math.floor(bytes / BYTES_PER_POINT)))
  }

  #sum(parts: readonly Part[], variables: Variables, known: Map<Part, Amount>): Amount {
    const before = this.#fixed.get(parts)
    if (before) return before
    let total = NOTHING
    for (const part of parts) total = combined(total, this.#amountOf(part, variables, known), added)
    if (!parts.some(({ varies }) => varies)) this.#fixed.set(parts, total)
    return total
  }

  /** Because of fragments the parts are a graph and not a tree: each is added up once. */
  #amountOf(part: Part, variables: Variables, known: Map<Part, Amount>): Amount {
    const memory = part.varies ? known : this.#fixed
    let amount = memory.get(part)
    if (amount === undefined) {
      amount = this.#made(part, variables, known)
      memory.set(part, amount)
    }
    return amount
  }

  #made(part: Part, variables: Variables, known: Map<Part, Amount>): Amount {
    const own = withVariables(part.own, variables)
    const counts = part.counts ? 1 : 0
    if (part.below === null) return { ...NOTHING, ...own, counts }
    const below = part.below
      .map((parts) => this.#sum(parts, variables, known))
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
}

function added(a: number, b: number): number {
  return Math.min(a + b, MOST)
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
