import type { DerivedPart } from "../../content/enums.ts"

/** An article of which a part could not be derived, and why. */
export interface PassedOver {
  readonly slug: string
  readonly part: DerivedPart
  readonly reason: string
}

/** For each part, how the report says that it is missing. */
const MISSING: Record<DerivedPart, string> = {
  SEARCH: "cannot be indexed for search",
  FACTS: "what it says cannot be read",
  SHARED_TEXT: "what it shares with others cannot be found",
  COMPARISON: "cannot be compared with the others of its story",
}

export function describePassedOver({ slug, part, reason }: PassedOver): string {
  return `${slug}: ${MISSING[part]} (${reason})`
}

/** How many articles are named; further ones are only counted. */
const MOST = 1_000

/**
 * Collects which articles could not be indexed or annotated, and which had more found in them than is stored, for the report of
 * whoever started the work.
 */
export class Shortfalls {
  readonly #passedOver = new Map<string, PassedOver>()
  readonly #notes = new Map<string, string>()

  /** Adding the same again, from a transaction that is repeated, counts once. */
  add(passed: PassedOver): void {
    if (this.#passedOver.size < MOST) this.#passedOver.set(`${passed.slug} ${passed.part}`, passed)
  }

  /** Adds another line about an article. */
  note(slug: string, note: string): void {
    if (this.#notes.size < MOST) this.#notes.set(slug, `${slug}: ${note}`)
  }

  /** What another process collected. */
  addAll({ passedOver, notes }: { readonly passedOver: readonly PassedOver[]; readonly notes: readonly string[] }): void {
    for (const passed of passedOver) this.add(passed)
    for (const note of notes) if (this.#notes.size < MOST) this.#notes.set(note, note)
  }

  get passedOver(): readonly PassedOver[] {
    return [...this.#passedOver.values()]
  }

  get notes(): readonly string[] {
    return [...this.#notes.values()]
  }
}

const LONGEST_REASON = 300

/** The error as one line that can be stored and shown. */
export function reasonOf({ name, message }: Error): string {
  const line = (message || name).replace(/[\s\p{Cc}]+/gu, " ").trim()
  return line.slice(0, LONGEST_REASON).toWellFormed()
}
