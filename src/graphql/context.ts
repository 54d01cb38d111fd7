import type { FieldNode } from "graphql"
import type { Prefetch } from "../db/prefetch.ts"
import type { Logger } from "../logger.ts"

/**
 * What resolvers get for each request, as far as this folder needs it. Content declares further properties in
 * `src/content/loaders.ts`; TypeScript merges the two declarations, so whoever makes a context must provide them all.
 */
export interface Context {
  readonly requestId: string
  readonly log: Logger
  readonly prefetches: MadePrefetches
}

/**
 * The prefetches that a request has made, by field. They are in the context and not in a WeakMap with the context as its key:
 * V8's young generation treats all values of a WeakMap as reachable, so the rows of every request would be copied to the old
 * generation (docs/performance.md).
 */
export type MadePrefetches = Map<readonly FieldNode[], readonly Prefetch<never>[]>
