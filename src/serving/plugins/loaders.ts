import type { IncomingMessage } from "node:http"
import type { Plugin } from "graphql-yoga"
import { createLoaders } from "../../content/loaders.ts"
import { Reads } from "../../content/reads.ts"
import type { Database } from "../../db/database.ts"
import type { Context } from "../../graphql/context.ts"
import { selectedFields } from "../../graphql/selected-fields.ts"
import type { ClientOf } from "../http/client.ts"
import { noteReads } from "./caching.ts"
import { deadlineFor, until } from "./deadline.ts"

export interface LoadersOptions {
  readonly database: Database
  /** In milliseconds. */
  readonly timeoutMs: number
  readonly clientOf: ClientOf
}

/**
 * Gives each execution its own loaders, which know what the document selects, stop at the request's deadline and, if the answer
 * may be cached, note what they read.
 */
export function useLoaders({ database, timeoutMs, clientOf }: LoadersOptions): Plugin<Pick<Context, "loaders" | "prefetches">> {
  return {
    onExecute({ args, extendContext }) {
      const { request, req, reads: kept } = args.contextValue as { request: Request; req?: IncomingMessage; reads?: Reads }
      const reads = request.method === "GET" ? new Reads() : kept
      if (reads && request.method === "GET") noteReads(request, reads)
      const deadline = deadlineFor(request, timeoutMs, req && clientOf(req))
      const loaders = createLoaders(until(deadline, database), selectedFields(args.document), reads)
      extendContext({ loaders, prefetches: new Map() })
      return { onExecuteDone: () => deadline.end() }
    },
  }
}
