import { resolve } from "node:path"
import proxyAddr from "proxy-addr"
import { z } from "zod"
import { Failure } from "./failure.ts"
import { IN_PLAIN_WORDS } from "./text/structured/issues.ts"

// The only file that reads process.env (a test checks). Every setting is in the README's table.

/** How many proxies are in front, or their addresses and networks, as in Express's `trust proxy`. */
export type Trust = number | readonly string[]

const MOST_PROXIES = 20

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `expected a whole number from ${least} to ${most}`,
    })
    .transform(Number)
const milliseconds = whole(1, 3_600_000)
const postgresUrl = z.string().refine((value) => /^postgres(ql)?:\/\/\S+$/.test(value) && URL.canParse(value), {
  error:
    "expected a URL such as postgresql://user:password@host:5432/database, with # / ? and @ in the password written as %23 %2F %3F and %40",
})
const postgresUrls = z
  .string()
  .transform((value) => value.split(",").map((url) => url.trim()))
  .pipe(z.array(postgresUrl))
const redisUrl = z.string().refine((value) => /^rediss?:\/\/\S+$/.test(value) && URL.canParse(value), {
  error: "expected a URL such as redis://user:password@host:6379/0, or rediss:// for TLS",
})
const origins = z
  .string()
  .transform(parseOrigins)
  .refine((list) => list === "*" || list.every(isOrigin), {
    error: "expected *, off, or origins such as https://example.com joined by commas, without a path or a slash at the end",
  })
const proxies = z
  .string()
  .transform((value) => (/^\d{1,2}$/.test(value) ? Number(value) : value.split(",").map((part) => part.trim())))
  .refine(isTrust, {
    error:
      "expected how many proxies stand in front, 1 to 20, or their addresses joined by commas: 10.0.0.0/8, loopback, linklocal, uniquelocal",
  })
/** Settings whose values are left out of messages, since these end up in logs. */
const MAY_HOLD_A_PASSWORD = new Set(["DATABASE_URL", "DATABASE_REPLICA_URLS", "REDIS_URL"])
const onOff = z.enum(["on", "off"]).transform((value) => value === "on")

const settings = z.object({
  /** 0: the system chooses a free port. */
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URLS: postgresUrls.optional(),
  DATABASE_PREPARED: onOff.default(true),
  DATA_DIR: z.string().min(1).default("data"),
  WORKERS: whole(1, 64).default(1),
  BACKGROUND: onOff.default(true),
  DATABASE_POOL_SIZE: whole(1, 200).default(10),
  REDIS_URL: redisUrl.optional(),
  RESPONSE_CACHE: onOff.optional(),
  RESPONSE_CACHE_MB: whole(1, 100_000).default(64),
  RESPONSE_CACHE_SECONDS: whole(1, 86_400).default(60),
  STATEMENT_TIMEOUT_MS: milliseconds.default(15_000),
  SHUTDOWN_TIMEOUT_MS: milliseconds.default(10_000),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  CORS_ORIGINS: origins.default("*"),
  TRUST_PROXY: proxies.optional(),
  RATE_LIMIT: whole(1, 999_999_999).optional(),
  READER: onOff.optional(),
  GRAPHIQL: onOff.optional(),
  INTROSPECTION: onOff.optional(),
  TRUSTED_DOCUMENTS: z.string().min(1).optional(),
  TRUSTED_DOCUMENTS_ONLY: onOff.default(false),
  CACHE_MAX_AGE: whole(0, 31_536_000).default(0),
  REQUEST_TIMEOUT_MS: milliseconds.default(20_000),
  RESPONSE_LIMIT_MB: whole(1, 256).default(32),
})

export type Config = ReturnType<typeof loadConfig>

/**
 * Reads and checks the settings. A variable that is empty or white space counts as not set. @throws Failure that lists every
 * wrong setting, with what was expected and what was given.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""))
  const parsed = settings.safeParse(given, IN_PLAIN_WORDS)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `  ${name}=${MAY_HOLD_A_PASSWORD.has(name) ? "…" : given[name]}: ${issue.message}`
    })
    throw new Failure("CONFIGURATION", `These settings are wrong:\n${problems.join("\n")}\nSee "Settings" in README.md.`)
  }
  const s = parsed.data
  const only = s.TRUSTED_DOCUMENTS_ONLY
  if (only && s.TRUSTED_DOCUMENTS === undefined)
    throw new Failure("CONFIGURATION", "TRUSTED_DOCUMENTS_ONLY=on: expected TRUSTED_DOCUMENTS to name the documents to answer.")
  if (s.DATABASE_REPLICA_URLS && s.DATABASE_URL === undefined)
    throw new Failure(
      "CONFIGURATION",
      "DATABASE_REPLICA_URLS: expected DATABASE_URL to name the primary of which they are copies.",
    )
  return {
    port: s.PORT,
    host: s.HOST,
    /** `null`: the embedded database in `dataDir`. */
    databaseUrl: s.DATABASE_URL ?? null,
    /** Replicas of it to read from. */
    replicaUrls: s.DATABASE_REPLICA_URLS ?? [],
    /** Off behind PgBouncer's transaction pooling. */
    prepared: s.DATABASE_PREPARED,
    dataDir: resolve(s.DATA_DIR),
    /** How many processes serve the port. */
    workers: s.WORKERS,
    /** Whether what waits to be indexed and annotated is worked off beside the requests. */
    background: s.BACKGROUND,
    poolSize: s.DATABASE_POOL_SIZE,
    /** `null`: changes are announced through the database alone. */
    redisUrl: s.REDIS_URL ?? null,
    /**
     * Off by default for the embedded database, which has few readers: each write would have to wait a moment until the cache
     * has heard of it.
     */
    responseCache: s.RESPONSE_CACHE ?? s.DATABASE_URL !== undefined,
    responseCacheBytes: s.RESPONSE_CACHE_MB * 1_048_576,
    responseCacheMs: s.RESPONSE_CACHE_SECONDS * 1_000,
    statementTimeoutMs: s.STATEMENT_TIMEOUT_MS,
    shutdownTimeoutMs: s.SHUTDOWN_TIMEOUT_MS,
    logLevel: s.LOG_LEVEL,
    /** `"*"` for any origin, or a list of the origins whose pages may read answers; empty for none. */
    corsOrigins: s.CORS_ORIGINS,
    /** Which proxies' `X-Forwarded-For` is believed; `null`: none's. */
    trustProxy: s.TRUST_PROXY ?? null,
    /** Points that a client may spend in a minute; `null`: no limit. */
    rateLimit: s.RATE_LIMIT ?? null,
    /** If only trusted documents are answered, the reader is off by default, and so are GraphiQL and introspection. */
    reader: s.READER ?? !only,
    graphiql: s.GRAPHIQL ?? !only,
    introspection: s.INTROSPECTION ?? !only,
    /** A folder of documents, or a manifest; `null`: none. */
    trustedDocuments: s.TRUSTED_DOCUMENTS === undefined ? null : resolve(s.TRUSTED_DOCUMENTS),
    trustedDocumentsOnly: only,
    /** In seconds; with 0, caches must ask each time whether the answer is still valid. */
    cacheMaxAge: s.CACHE_MAX_AGE,
    requestTimeoutMs: s.REQUEST_TIMEOUT_MS,
    /** Approximate: the size is estimated while an answer is made. */
    responseLimitBytes: s.RESPONSE_LIMIT_MB * 1_048_576,
  }
}

function parseOrigins(value: string): "*" | string[] {
  if (value === "*") return "*"
  if (value === "off") return []
  return value.split(",").map((origin) => origin.trim())
}

function isOrigin(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]/.test(value) && URL.canParse(value) && !/[/?#]/.test(value.slice(value.indexOf("//") + 2))
}

/** Whether a setting is a valid list of proxies. */
function isTrust(trust: Trust): boolean {
  if (typeof trust === "number") return trust >= 1 && trust <= MOST_PROXIES
  try {
    proxyAddr.compile([...trust])
    return true
  } catch {
    return false
  }
}
