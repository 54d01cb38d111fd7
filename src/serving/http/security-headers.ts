import type { HeaderValues } from "./header-values.ts"

/** On every answer: browsers must not guess another media type, so that text which a stranger wrote is never run. */
export const NO_SNIFFING: HeaderValues = { "x-content-type-options": "nosniff" }

/** For documents that a browser may show and that need nothing: they load nothing, run nothing, and cannot be framed. */
export const INERT: HeaderValues = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" }

/**
 * The headers of Isnad's own pages: they load everything from this server and cannot be framed. @param more directives that
 * allow this page more, such as `style-src 'unsafe-inline'`.
 */
export function pageHeaders(...more: string[]): HeaderValues {
  const policy = [
    "default-src 'self'",
    ...more,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ]
  return { ...NO_SNIFFING, "content-security-policy": policy.join("; "), "referrer-policy": "same-origin" }
}
