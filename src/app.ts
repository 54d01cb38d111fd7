import { createYoga } from "graphql-yoga"
import type { Config } from "./config.ts"
import type { Database } from "./db/database.ts"
import type { AnswerCache } from "./http/cache/answer-cache.ts"
import { clientsBehind } from "./http/client.ts"
import { corsHeaders } from "./http/cors.ts"
import { direct } from "./http/direct.ts"
import { documentCaches } from "./http/document-caches.ts"
import { guarded } from "./http/guarded.ts"
import { Pace } from "./http/pace.ts"
import type { Logger } from "./logger.ts"
import { errorMask } from "./masking.ts"
import { useAnswers } from "./plugins/answers.ts"
import { useCaching } from "./plugins/caching.ts"
import { useDocuments } from "./plugins/documents/plugin.ts"
import { readTrustedDocuments } from "./plugins/documents/trusted.ts"
import { useExecution } from "./plugins/execution.ts"
import { priceOfAddress } from "./plugins/formats/addresses.ts"
import { useFormats } from "./plugins/formats/plugin.ts"
import { useGraphiql } from "./plugins/graphiql.ts"
import { useNoIntrospection } from "./plugins/introspection.ts"
import { DEFAULT_LIMITS, useLimits } from "./plugins/limits.ts"
import { useLoaders } from "./plugins/loaders.ts"
import { useParameters } from "./plugins/parameters.ts"
import { usePaths } from "./plugins/paths.ts"
import { useRateLimit } from "./plugins/rate-limit.ts"
import { useReady } from "./plugins/readiness.ts"
import { useRefusals } from "./plugins/refusals.ts"
import { logRequest, requestIdOf, useRequests } from "./plugins/requests.ts"
import { useResponseHeaders } from "./plugins/response-headers.ts"
import type { RateLimit } from "./rate-limit/rate-limit.ts"
import { RATE_HEADERS } from "./rate-limit/told.ts"
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
  | "trustProxy"

export interface AppOptions {
  config: Pick<Config, "corsOrigins" | "graphiql"> & Partial<Pick<Config, Optional>>
  database: Database
  log: Logger
  /** Where answers are kept; none where absent. */
  cache?: AnswerCache | null
  /** What each client may have in a minute; as much as it likes where absent. */
  rates?: RateLimit | null
}

/**
 * The application as a function of a request; it never listens.
 * @throws CONFIGURATION where a trusted document does not fit the schema.
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
  // What costs more than a client has in a minute could never be asked.
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
  /** What a server listens with. Without a server, `app.fetch` answers Fetch requests. */
  const listener = guarded(
    direct(app as never, { cors, cache, rates, pace, clientOf, largestRequest: LARGEST_REQUEST, mask, onAnswer }),
    mask,
  )
  return Object.assign(app, { listener, mask })
}
