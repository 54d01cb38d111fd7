import type { DerivedPart } from "../../content/enums.ts"

/** An article of which a part could not be derived, and why. */
export interface PassedOver {
  readonly slug: string
  readonly part: DerivedPart
  readonly reason: string
}

/** What each part is called where it is missing. */
const MISSING: Record<DerivedPart, string> = {
  SEARCH: "cannot be indexed for search",
  FACTS: "what it says cannot be read",
  SHARED_TEXT: "what it shares with others cannot be found",
  COMPARISON: "cannot be compared with the others of its story",
}

export function describePassedOver({ slug, part, reason }: PassedOver): string {
  return `${slug}: ${MISSING[part]} (${reason})`
}

/** As many are named; those that are not are counted. */
const MOST = 1_000

/** What texts made it impossible to derive, and what was kept of too much: collected for whoever let it be derived. */
export class Shortfalls {
  readonly #passedOver = new Map<string, PassedOver>()
  readonly #notes = new Map<string, string>()

  /** The same again, in a transaction that is done once more, counts once. */
  add(passed: PassedOver): void {
    if (this.#passedOver.size < MOST) this.#passedOver.set(`${passed.slug} ${passed.part}`, passed)
  }

  /** What else is to be said of an article. */
  note(slug: string, note: string): void {
    if (this.#notes.size < MOST) this.#notes.set(slug, `${slug}: ${note}`)
  }

  get passedOver(): readonly PassedOver[] {
    return [...this.#passedOver.values()]
  }

  get notes(): readonly string[] {
    return [...this.#notes.values()]
  }
}

const LONGEST_REASON = 300

/** Why, in one line that can be stored and shown. */
export function reasonOf({ name, message }: Error): string {
  const line = (message || name).replace(/[\s\p{Cc}]+/gu, " ").trim()
  return line.slice(0, LONGEST_REASON).toWellFormed()
}
