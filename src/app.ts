import { createYoga } from "graphql-yoga"
import type { Config } from "./config.ts"
import type { Database } from "./db/database.ts"
import type { AnswerCache } from "./http/cache/answer-cache.ts"
import { direct, useComputed } from "./http/direct.ts"
import { guarded } from "./http/guarded.ts"
import { Kinds } from "./http/kinds.ts"
import type { Logger } from "./logger.ts"
import { errorMask } from "./masking.ts"
import { useCaching } from "./plugins/caching.ts"
import { corsFor } from "./plugins/cors.ts"
import { useDocuments } from "./plugins/documents/plugin.ts"
import { readTrustedDocuments } from "./plugins/documents/trusted.ts"
import { useExecution } from "./plugins/execution.ts"
import { useFormats } from "./plugins/formats/plugin.ts"
import { useNoIntrospection } from "./plugins/introspection.ts"
import { useLimits } from "./plugins/limits.ts"
import { useLoaders } from "./plugins/loaders.ts"
import { usePaths } from "./plugins/paths.ts"
import { useReady } from "./plugins/readiness.ts"
import { useRefusals } from "./plugins/refusals.ts"
import { logRequest, requestIdOf, useRequests } from "./plugins/requests.ts"
import { schema } from "./schema.ts"

/** Requests hold a document and its variables, never content. Bytes. */
const LARGEST_REQUEST = 1_000_000
/** Where the settings say nothing. */
const REQUEST_TIMEOUT_MS = 20_000
const RESPONSE_LIMIT_BYTES = 32 * 1_048_576

type Optional =
  | "introspection"
  | "trustedDocuments"
  | "trustedDocumentsOnly"
  | "cacheMaxAge"
  | "requestTimeoutMs"
  | "responseLimitBytes"

export interface AppOptions {
  config: Pick<Config, "corsOrigins" | "graphiql"> & Partial<Pick<Config, Optional>>
  database: Database
  log: Logger
  /** Where answers are kept; none where absent. */
  cache?: AnswerCache | null
}

/**
 * The application as a function of a request; it never listens.
 * @throws CONFIGURATION where a trusted document does not fit the schema.
 */
export function createApp({ config, database, log, cache = null }: AppOptions) {
  const kinds = new Kinds()
  const { introspection = true, trustedDocuments = null, trustedDocumentsOnly = false } = config
  const trusted = trustedDocuments === null ? null : readTrustedDocuments(trustedDocuments, schema)
  const timeoutMs = config.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const caching = { maxAge: config.cacheMaxAge ?? 0, byOrigin: config.corsOrigins !== "*" }
  const mask = errorMask(log)
  const app = createYoga({
    schema,
    context: ({ request }) => ({ requestId: requestIdOf(request), log }),
    id: "isnad",
    plugins: [
      useComputed(),
      useRefusals(),
      useRequests(log),
      useFormats({ database, timeoutMs, caching, mask }),
      usePaths(config.graphiql),
      useReady(database),
      useDocuments({ trusted, only: trustedDocumentsOnly, introspection }),
      ...(introspection ? [] : [useNoIntrospection()]),
      useLimits(),
      useExecution(config.responseLimitBytes ?? RESPONSE_LIMIT_BYTES),
      useLoaders(database, timeoutMs),
      useCaching(caching),
      kinds.plugin(),
    ],
    maskedErrors: { maskError: mask },
    logging: false,
    multipart: false,
    maxRequestBodySize: LARGEST_REQUEST,
    landingPage: false,
    extraParamNames: ["documentId"],
    graphiql: config.graphiql ? async () => (await import("./graphiql/options.ts")).graphiqlOptions() : false,
    renderGraphiQL: async (options) => (await import("./graphiql/page.ts")).graphiqlPage(options),
    cors: corsFor(config.corsOrigins),
  })
  const onAnswer = (request: Request) => {
    logRequest(log, request, 200)
    return requestIdOf(request)
  }
  /** What a server listens with. Without a server, `app.fetch` answers Fetch requests. */
  const listener = guarded(direct(app as never, { kinds, cache, largestRequest: LARGEST_REQUEST, onAnswer }), mask)
  return Object.assign(app, { listener, mask })
}
