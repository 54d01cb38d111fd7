import type { HeaderValues } from "./header-values.ts"

/** What an answer says to browsers, by the header `origin`; the same object for all origins that are told the same. */
export type CorsHeaders = (origin: string | null | undefined) => HeaderValues

const EXPOSED = ["x-request-id"]
const METHODS = "GET, POST, OPTIONS"

/**
 * Which origins may read answers in a browser. Only origins of the settings are repeated, whatever a client calls itself: `*` is for
 * everybody alike, and who is not in a list is told nothing. Answers of a list say that they depend on the origin, also where none came.
 * @param names headers of answers that scripts may read beside those that they always may.
 */
export function corsHeaders(origins: "*" | readonly string[], names: readonly string[] = []): CorsHeaders {
  const exposed = [...EXPOSED, ...names].join(", ")
  const allowing = (origin: string): HeaderValues => ({
    "access-control-allow-origin": origin,
    "access-control-expose-headers": exposed,
  })
  if (origins === "*") {
    const all = allowing("*")
    return () => all
  }
  const vary = { vary: "Origin" }
  const listed = new Map(origins.map((origin) => [origin, { ...allowing(origin), ...vary }]))
  return (origin) => listed.get(origin ?? "") ?? vary
}

/** The answer to a browser that asks what it may send, before it does. @param asked the header `access-control-request-headers`. */
export function preflightHeaders(answer: HeaderValues, asked: string | null): HeaderValues {
  if (!answer["access-control-allow-origin"]) return {}
  return { "access-control-allow-methods": METHODS, ...(asked ? { "access-control-allow-headers": asked } : {}) }
}
