import { resolve } from "node:path"
import proxyAddr from "proxy-addr"
import { z } from "zod"
import { Failure } from "./failure.ts"
import { IN_PLAIN_WORDS } from "./text/structured/issues.ts"

// The only reader of process.env (a test checks). Every setting is described in the README's table.

/** How many proxies stand in front, or their addresses and networks, as Express's `trust proxy` takes them. */
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
/** Messages end up in logs. */
const MAY_HOLD_A_PASSWORD = new Set(["DATABASE_URL", "DATABASE_REPLICA_URLS", "REDIS_URL"])
const onOff = z.enum(["on", "off"]).transform((value) => value === "on")

const settings = z.object({
  /** 0 lets the system choose a free port. */
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URLS: postgresUrls.optional(),
  DATABASE_PREPARED: onOff.default(true),
  DATA_DIR: z.string().min(1).default("data"),
  WORKERS: whole(1, 64).default(1),
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
 * Reads and checks the settings. An empty variable, or one of white space alone, counts as not set.
 * @throws Failure that lists every setting that is wrong, with what was expected and what came.
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
    /** Copies of it that may be read from. */
    replicaUrls: s.DATABASE_REPLICA_URLS ?? [],
    /** Off behind PgBouncer by transactions. */
    prepared: s.DATABASE_PREPARED,
    dataDir: resolve(s.DATA_DIR),
    /** Processes that serve one port. */
    workers: s.WORKERS,
    poolSize: s.DATABASE_POOL_SIZE,
    /** `null`: changes are told through the database alone. */
    redisUrl: s.REDIS_URL ?? null,
    /** Off for the embedded database, which is asked by few: writers would wait a moment until it hears of what they changed. */
    responseCache: s.RESPONSE_CACHE ?? s.DATABASE_URL !== undefined,
    responseCacheBytes: s.RESPONSE_CACHE_MB * 1_048_576,
    responseCacheMs: s.RESPONSE_CACHE_SECONDS * 1_000,
    statementTimeoutMs: s.STATEMENT_TIMEOUT_MS,
    shutdownTimeoutMs: s.SHUTDOWN_TIMEOUT_MS,
    logLevel: s.LOG_LEVEL,
    /** `"*"` for any origin, or the list of origins that may read answers in a browser; empty for none. */
    corsOrigins: s.CORS_ORIGINS,
    /** Whose `X-Forwarded-For` is believed; `null`: nobody's. */
    trustProxy: s.TRUST_PROXY ?? null,
    /** Points that a client may spend in a minute; `null`: as many as it likes. */
    rateLimit: s.RATE_LIMIT ?? null,
    /** Where only trusted documents are answered, it is off unless asked for; so are GraphiQL and introspection. */
    reader: s.READER ?? !only,
    graphiql: s.GRAPHIQL ?? !only,
    introspection: s.INTROSPECTION ?? !only,
    /** A folder of documents, or a manifest; `null` for none. */
    trustedDocuments: s.TRUSTED_DOCUMENTS === undefined ? null : resolve(s.TRUSTED_DOCUMENTS),
    trustedDocumentsOnly: only,
    /** Seconds; 0 lets caches ask each time whether the answer is still the same. */
    cacheMaxAge: s.CACHE_MAX_AGE,
    requestTimeoutMs: s.REQUEST_TIMEOUT_MS,
    /** About: it is counted while an answer is made. */
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

/** Whether a setting names proxies. */
function isTrust(trust: Trust): boolean {
  if (typeof trust === "number") return trust >= 1 && trust <= MOST_PROXIES
  try {
    proxyAddr.compile([...trust])
    return true
  } catch {
    return false
  }
}
