import type { HeaderValues } from "./header-values.ts"

/** The CORS headers of an answer for an `origin`; the same object for all origins with the same headers. */
export type CorsHeaders = (origin: string | null | undefined) => HeaderValues

const EXPOSED = ["x-request-id"]
const METHODS = "GET, POST, OPTIONS"

/**
 * Decides which origins may read answers in a browser. Only origins from the settings are ever repeated: with `*` all get the
 * same answer, and an origin that is not in the list gets no CORS headers. With a list, all answers vary by the origin, also
 * those to requests without one. @param names response headers that scripts may read besides the default ones.
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

/** The answer to a preflight request. @param asked the header `access-control-request-headers`. */
export function preflightHeaders(answer: HeaderValues, asked: string | null): HeaderValues {
  if (!answer["access-control-allow-origin"]) return {}
  return { "access-control-allow-methods": METHODS, ...(asked ? { "access-control-allow-headers": asked } : {}) }
}
