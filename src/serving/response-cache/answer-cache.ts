import { hash } from "node:crypto"
import { LRUCache } from "lru-cache"
import type { Reads } from "../../content/reads.ts"
import type { Change } from "../../writing/changes/touched.ts"
import type { Answer } from "../http/written.ts"
import { Frequency } from "./frequency.ts"
import { RecentChanges } from "./recent-changes.ts"

interface Kept extends Answer {
  readonly reads: Reads
  /** How many changes there were when nothing of it had been touched. */
  untouchedAt: number
  readonly asked: Frequency
}

export interface AnswerCacheOptions {
  /** Of all answers and requests together. */
  readonly bytes: number
  /** How long an answer is kept at most, whatever is told of changes. */
  readonly milliseconds: number
  /** Whether changes are heard of now; where they are not, nothing is answered from memory. */
  readonly hears: () => boolean
}

/** What an entry takes beside its texts: itself, and each row that it read. */
const ENTRY_BYTES = 500
const ROW_BYTES = 100
/** Requests whose frequency is known although they are not in memory. */
const MOST_MISSED = 20_000
/** Between looks at what is too old, while memory is full. */
const PURGE_MS = 1_000

/**
 * Answers by the requests that they were given to, given until something changes that they were made of (src/writing/changes), for a bounded
 * time, in bounded memory. What a change touched is looked up when an answer is next asked for: an index of answers by all that they
 * were made of cost a fifth of making the larger ones.
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Kept>
  readonly #changes = new RecentChanges()
  /** How often those are asked for that are not in memory, by a hash of the request. */
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
   * The answer to a request: the one in memory, or the one that is being made for another, or what `make` gives and what it read. The
   * same request asked many times at once is executed once.
   */
  async answer(request: string, make: () => Promise<{ answer: Answer; reads: Reads } | null>): Promise<Answer | null> {
    const under = this.#underWay.get(request)
    const shared = under && (await under)
    if (shared) return shared
    const made = this.#keep(request, make)
    // Where the first gave none, which errors do, the others try by themselves.
    if (!under && this.#hears()) {
      this.#underWay.set(request, made)
      const done = () => {
        if (this.#underWay.get(request) === made) this.#underWay.delete(request)
      }
      made.then(done, done)
    }
    return made
  }

  /** The answer in memory, if there is one of which nothing was touched since it was made. */
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

  /** To be told of every change. */
  change(change: Change): void {
    this.#changes.add(change)
    // Who asks from now on shall not be given what was read before.
    this.#underWay.clear()
    if (change === "EVERYTHING") this.#answers.clear()
  }

  get size(): number {
    return this.#answers.size
  }

  async #keep(request: string, make: () => Promise<{ answer: Answer; reads: Reads } | null>): Promise<Answer | null> {
    const began = this.#changes.count
    // What changed before the first change that is heard of was told to nobody.
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
   * Where memory is full, only what was asked for more often before than what would have to go for it: who reads through a whole archive,
   * once, does not push out the front page (TinyLFU's admission, https://arxiv.org/abs/1512.00727).
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
