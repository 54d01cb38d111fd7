import { createYoga } from "graphql-yoga"
import type { Config } from "./config.ts"
import { schema } from "./content/schema.ts"
import type { Database } from "./db/database.ts"
import type { Logger } from "./logger.ts"
import { direct } from "./serving/direct/direct.ts"
import { clientsBehind } from "./serving/http/client.ts"
import { corsHeaders } from "./serving/http/cors.ts"
import { documentCaches } from "./serving/http/document-caches.ts"
import { guarded } from "./serving/http/guarded.ts"
import { Pace } from "./serving/http/pace.ts"
import { errorMask } from "./serving/masking.ts"
import { useAnswers } from "./serving/plugins/answers.ts"
import { useCaching } from "./serving/plugins/caching.ts"
import { useDocuments } from "./serving/plugins/documents/plugin.ts"
import { readTrustedDocuments } from "./serving/plugins/documents/trusted.ts"
import { useExecution } from "./serving/plugins/execution.ts"
import { priceOfAddress } from "./serving/plugins/formats/addresses.ts"
import { useFormats } from "./serving/plugins/formats/plugin.ts"
import { useGraphiql } from "./serving/plugins/graphiql.ts"
import { useNoIntrospection } from "./serving/plugins/introspection.ts"
import { DEFAULT_LIMITS } from "./serving/plugins/limits/documents.ts"
import { useLimits } from "./serving/plugins/limits/plugin.ts"
import { useLoaders } from "./serving/plugins/loaders.ts"
import { useParameters } from "./serving/plugins/parameters.ts"
import { usePaths } from "./serving/plugins/paths.ts"
import { useRateLimit } from "./serving/plugins/rate-limit.ts"
import { useReady } from "./serving/plugins/readiness.ts"
import { useRefusals } from "./serving/plugins/refusals.ts"
import { logRequest, requestIdOf, useRequests } from "./serving/plugins/requests.ts"
import { useResponseHeaders } from "./serving/plugins/response-headers.ts"
import type { RateLimit } from "./serving/rate-limit/rate-limit.ts"
import { RATE_HEADERS } from "./serving/rate-limit/told.ts"
import type { AnswerCache } from "./serving/response-cache/answer-cache.ts"

/** In bytes. Requests contain a document and its variables, never content. */
const LARGEST_REQUEST = 1_000_000
/** Used where the settings give none, as in tests. */
const REQUEST_TIMEOUT_MS = 20_000
const RESPONSE_LIMIT_BYTES = 32 * 1_048_576

type Optional =
  | "introspection"
  | "trustedDocuments"
  | "trustedDocumentsOnly"
  | "cacheMaxAge"
  | "requestTimeoutMs"
  | "responseLimitBytes"
  | "trustProxy"

export interface AppOptions {
  config: Pick<Config, "corsOrigins" | "graphiql"> & Partial<Pick<Config, Optional>>
  database: Database
  log: Logger
  /** Keeps answers in memory; absent: nothing is kept. */
  cache?: AnswerCache | null
  /** Limits what each client may spend in a minute; absent: no limit. */
  rates?: RateLimit | null
}

/**
 * The application as a function of a request; it does not listen. @throws CONFIGURATION if a trusted document does not fit the
 * schema.
 */
export function createApp({ config, database, log, cache = null, rates = null }: AppOptions) {
  const { introspection = true, trustedDocuments = null, trustedDocumentsOnly = false } = config
  const trusted = trustedDocuments === null ? null : readTrustedDocuments(trustedDocuments, schema)
  const timeoutMs = config.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const caching = { maxAge: config.cacheMaxAge ?? 0 }
  const cors = corsHeaders(config.corsOrigins, rates ? RATE_HEADERS : [])
  const mask = errorMask(log)
  const pace = new Pace()
  const clientOf = clientsBehind(config.trustProxy ?? null)
  // A query that costs more than a client has in a minute could never run, so the limit of a query is no higher than that.
  const limits = { ...DEFAULT_LIMITS, cost: Math.min(DEFAULT_LIMITS.cost, rates?.limit ?? DEFAULT_LIMITS.cost) }
  const app = createYoga({
    schema,
    context: ({ request }) => ({ requestId: requestIdOf(request), log }),
    id: "isnad",
    plugins: [
      useResponseHeaders(cors),
      useAnswers(),
      useParameters(pace, clientOf),
      useRefusals(),
      useRequests(log),
      ...(rates ? [useRateLimit({ rates, priceOf: priceOfAddress })] : []),
      ...(config.graphiql ? [useGraphiql()] : []),
      useFormats({ database, timeoutMs, clientOf, caching, mask }),
      usePaths(config.graphiql),
      useReady(database),
      useDocuments({ trusted, only: trustedDocumentsOnly, introspection }),
      ...(introspection ? [] : [useNoIntrospection()]),
      useLimits(limits, rates),
      useExecution(config.responseLimitBytes ?? RESPONSE_LIMIT_BYTES),
      useLoaders({ database, timeoutMs, clientOf }),
      useCaching(caching),
    ],
    parserAndValidationCache: documentCaches(),
    maskedErrors: { maskError: mask },
    logging: false,
    multipart: false,
    maxRequestBodySize: LARGEST_REQUEST,
    landingPage: false,
    extraParamNames: ["documentId"],
    graphiql: false,
    cors: false,
  })
  const onAnswer = (request: Request, status: number) => {
    logRequest(log, request, status)
    return requestIdOf(request)
  }
  /** The listener for a server. Without a server, `app.fetch` answers Fetch requests. */
  const listener = guarded(
    direct(app as never, { cors, cache, rates, pace, clientOf, largestRequest: LARGEST_REQUEST, mask, onAnswer }),
    mask,
  )
  return Object.assign(app, { listener, mask })
}
