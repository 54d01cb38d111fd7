import type { FieldNode } from "graphql"
import type { Prefetch } from "../db/prefetch.ts"
import type { Logger } from "../logger.ts"

/**
 * What a resolver is given of its request, as far as the kit needs it. Content declares what its own resolvers find there beside it, in
 * `src/content/loaders.ts`: TypeScript merges both declarations, so that whoever makes a context has to give all of it.
 */
export interface Context {
  readonly requestId: string
  readonly log: Logger
  readonly prefetches: MadePrefetches
}

/**
 * Prefetches that a request has made, by the field. It stands in the context and not in a WeakMap by it: the young generation's garbage
 * collector takes all values of a WeakMap for reachable, so that every request's rows would be copied to the old one (docs/performance.md).
 */
export type MadePrefetches = Map<readonly FieldNode[], readonly Prefetch<never>[]>
