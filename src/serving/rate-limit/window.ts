/** After this time a client has all of its points again. */
export const WINDOW_MS = 60_000

/** What a client has spent in its window, including the request that was just counted. */
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
  /** Takes points from what a client has left. If it has fewer, only one is taken, which is what a refusal costs. */
  spend(client: string, points: number): Spent | Promise<Spent>
  close(): Promise<void>
}
