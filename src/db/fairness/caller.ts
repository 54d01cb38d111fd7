/**
 * For whom a statement runs, and when its result is no longer wanted: a request (src/serving/plugins/deadline.ts), or an
 * AbortSignal. All statements of a request have the same caller.
 */
export interface Caller {
  readonly aborted: boolean
  addEventListener(type: "abort", listener: () => void): void
  removeEventListener(type: "abort", listener: () => void): void
  /**
   * The client that sent the request: all requests of a client share one part of the pool. Absent: the request counts as a
   * client of its own.
   */
  readonly client?: string
  /** Milliseconds for which the request has held connections so far, all together. */
  spent?: number
}
