/** How long points are counted before a client has all of them again. */
export const WINDOW_MS = 60_000

/** What a client has spent in its window, after a request was counted. */
export interface Spent {
  /** Whether the request may be answered. */
  readonly allowed: boolean
  /** Points in a window. */
  readonly limit: number
  readonly remaining: number
  /** Milliseconds until the window ends. */
  readonly resetMs: number
}

/** Counts what clients spend. */
export interface Windows {
  /** Takes points from what a client has left; where it has not as many, one alone, which a refusal costs. */
  spend(client: string, points: number): Spent | Promise<Spent>
  close(): Promise<void>
}
