import { LRUCache } from "lru-cache"
import type { Change, ChangeKey } from "../../changes/touched.ts"
import type { Reads } from "../../db/reads.ts"
import type { AnswerHeaders } from "../kinds.ts"
import { RecentChanges } from "./recent-changes.ts"

/** An answer as it is sent. */
export interface Answer {
  readonly body: Buffer
  readonly headers: AnswerHeaders
}

interface Kept extends Answer {
  readonly keys: readonly ChangeKey[]
}

export interface AnswerCacheOptions {
  /** Of all answers and requests together. */
  readonly bytes: number
  /** How long an answer is kept at most, whatever is told of changes. */
  readonly milliseconds: number
  /** Whether changes are heard of now; where they are not, nothing is answered from memory. */
  readonly hears: () => boolean
}

/** What an entry takes beside its texts: itself, and its place under each key. */
const ENTRY_BYTES = 500
const KEY_BYTES = 100

/**
 * Answers by the requests that they were given to, kept until something changes that they were made of (src/changes), for a bounded
 * time, in bounded memory.
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Kept>
  readonly #byKey = new Map<ChangeKey, Set<string>>()
  readonly #changes = new RecentChanges()
  readonly #underWay = new Map<string, Promise<Answer | null>>()
  readonly #hears: () => boolean

  constructor({ bytes, milliseconds, hears }: AnswerCacheOptions) {
    this.#hears = hears
    this.#answers = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.max(1, Math.floor(bytes / 20)),
      sizeCalculation: ({ body, keys }, request) => ENTRY_BYTES + body.length + 2 * request.length + KEY_BYTES * keys.length,
      ttl: milliseconds,
      dispose: ({ keys }, request) => this.#forgetKeys(request, keys),
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

  /** The answer in memory, if there is one. */
  get(request: string): Answer | undefined {
    return this.#hears() ? this.#answers.get(request) : undefined
  }

  /** To be told of every change. */
  change(change: Change): void {
    this.#changes.add(change)
    // Who asks from now on shall not be given what was read before.
    this.#underWay.clear()
    if (change === "EVERYTHING") this.#answers.clear()
    else for (const key of change) for (const request of [...(this.#byKey.get(key) ?? [])]) this.#answers.delete(request)
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
    const keys = keysOf(made.reads)
    if (heard && this.#hears() && !this.#changes.touchedSince(began, keys)) {
      this.#answers.set(request, { ...made.answer, keys })
      if (this.#answers.has(request)) this.#rememberKeys(request, keys)
    }
    return made.answer
  }

  #rememberKeys(request: string, keys: readonly ChangeKey[]): void {
    for (const key of keys) {
      const requests = this.#byKey.get(key)
      if (requests) requests.add(request)
      else this.#byKey.set(key, new Set([request]))
    }
  }

  #forgetKeys(request: string, keys: readonly ChangeKey[]): void {
    for (const key of keys) {
      const requests = this.#byKey.get(key)
      requests?.delete(request)
      if (requests?.size === 0) this.#byKey.delete(key)
    }
  }
}

function keysOf({ lists, rows }: Reads): ChangeKey[] {
  return [...lists, ...[...rows].flatMap(([type, ids]) => [...ids].map((id): ChangeKey => `${type}:${id}`))]
}
