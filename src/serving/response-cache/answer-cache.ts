import { hash } from "node:crypto"
import { LRUCache } from "lru-cache"
import type { Reads } from "../../content/reads.ts"
import type { Change } from "../../writing/changes/touched.ts"
import type { Answer } from "../http/written.ts"
import { Frequency } from "./frequency.ts"
import { RecentChanges } from "./recent-changes.ts"

interface Kept extends Answer {
  readonly reads: Reads
  /** The number of changes up to which the answer was known to be untouched. */
  untouchedAt: number
  readonly asked: Frequency
}

export interface AnswerCacheOptions {
  /** The limit of all answers and requests together. */
  readonly bytes: number
  /** How long an answer is kept at most, even if no change touches it. */
  readonly milliseconds: number
  /** Whether changes are currently heard of; while they are not, nothing is answered from memory. */
  readonly hears: () => boolean
}

/** What an entry takes besides its texts, and what each row in its reads takes. */
const ENTRY_BYTES = 500
const ROW_BYTES = 100
/** Of how many requests outside of memory the frequency is known. */
const MOST_MISSED = 20_000
/** The interval at which expired answers are looked for while memory is full. */
const PURGE_MS = 1_000

/**
 * Keeps answers by their requests until something changes that they were made of (src/writing/changes), for a limited time, in
 * limited memory. Whether a change touched an answer is checked when it is asked for next: an index of answers by everything
 * that they were made of cost a fifth of the time to make the larger ones.
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Kept>
  readonly #changes = new RecentChanges()
  /** By a hash of the request: how often requests are made whose answers are not in memory. */
  readonly #missed: LRUCache<string, Frequency>
  #purgeAt = 0
  readonly #underWay = new Map<string, Promise<Answer | null>>()
  readonly #hears: () => boolean

  constructor({ bytes, milliseconds, hears }: AnswerCacheOptions) {
    this.#hears = hears
    this.#missed = new LRUCache({ max: MOST_MISSED })
    this.#answers = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.max(1, Math.floor(bytes / 20)),
      sizeCalculation: sizeOf,
      ttl: milliseconds,
    })
  }

  /**
   * The answer to a request: from memory; or the one that is being made for another client; or what `make` gives, with what it
   * read. So equal requests at the same time are executed once.
   */
  async answer(request: string, make: () => Promise<{ answer: Answer; reads: Reads } | null>): Promise<Answer | null> {
    const under = this.#underWay.get(request)
    const shared = under && (await under)
    if (shared) return shared
    const made = this.#keep(request, make)
    // If the first request gave no answer to share (because of errors), the others are executed separately.
    if (!under && this.#hears()) {
      this.#underWay.set(request, made)
      const done = () => {
        if (this.#underWay.get(request) === made) this.#underWay.delete(request)
      }
      made.then(done, done)
    }
    return made
  }

  /** The answer in memory, if nothing that it was made of has been touched since. */
  get(request: string): Answer | undefined {
    const kept = this.#hears() ? this.#answers.get(request) : undefined
    if (!kept) return undefined
    if (this.#changes.touchedSince(kept.untouchedAt, kept.reads)) {
      this.#answers.delete(request)
      return undefined
    }
    kept.untouchedAt = this.#changes.count
    kept.asked.again(performance.now())
    return kept
  }

  /** Must be called with every change. */
  change(change: Change): void {
    this.#changes.add(change)
    // Requests from now on must not share an answer that was read before the change.
    this.#underWay.clear()
    if (change === "EVERYTHING") this.#answers.clear()
  }

  get size(): number {
    return this.#answers.size
  }

  async #keep(request: string, make: () => Promise<{ answer: Answer; reads: Reads } | null>): Promise<Answer | null> {
    const began = this.#changes.count
    // Changes before the first one that is heard of were not told, so answers from before are dropped.
    const heard = this.#hears()
    const made = await make()
    if (made === null) return null
    const { answer, reads } = made
    const kept = { ...answer, reads, untouchedAt: this.#changes.count, asked: this.#frequencyOf(request) }
    if (heard && this.#hears() && !this.#changes.touchedSince(began, reads) && this.#hasRoomFor(request, kept))
      this.#answers.set(request, kept)
    kept.asked.again(performance.now())
    return answer
  }

  #frequencyOf(request: string): Frequency {
    const key = hash("sha1", request, "base64")
    const known = this.#missed.get(key) ?? new Frequency()
    this.#missed.set(key, known)
    return known
  }

  /**
   * Whether a new answer may be kept. When memory is full, only if its request was more frequent than those of the answers that
   * would have to go: so reading once through a whole archive does not push out the front page (TinyLFU's admission,
   * https://arxiv.org/abs/1512.00727).
   */
  #hasRoomFor(request: string, kept: Kept): boolean {
    if (this.#answers.calculatedSize + sizeOf(kept, request) <= this.#answers.maxSize) return true
    const now = performance.now()
    if (now >= this.#purgeAt) {
      this.#answers.purgeStale()
      this.#purgeAt = now + PURGE_MS
    }
    const [last] = this.#answers.rvalues()
    return last === undefined || kept.asked.at(now) > last.asked.at(now)
  }
}

function sizeOf({ body, reads }: Kept, request: string): number {
  return ENTRY_BYTES + body.length + 2 * request.length + ROW_BYTES * rowsIn(reads)
}

function rowsIn({ rows }: Reads): number {
  let count = 0
  for (const ids of rows.values()) count += ids.size
  return count
}
