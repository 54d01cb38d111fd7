/**
 * For whom a statement runs, and when it is wanted no more: a request (src/serving/plugins/deadline.ts), or an AbortSignal. All statements of
 * one request have the same caller.
 */
export interface Caller {
  readonly aborted: boolean
  addEventListener(type: "abort", listener: () => void): void
  removeEventListener(type: "abort", listener: () => void): void
  /** Who sent the request: requests of one client share its part of the pool. Absent: each request is taken for another client's. */
  readonly client?: string
  /** Milliseconds for which the request has had connections so far, all together. */
  spent?: number
}
