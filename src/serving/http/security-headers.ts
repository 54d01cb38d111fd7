import type { HeaderValues } from "./header-values.ts"

/** On every answer: what a stranger wrote is taken for what it is said to be, and runs nothing. */
export const NO_SNIFFING: HeaderValues = { "x-content-type-options": "nosniff" }

/** For a document that a browser may show by itself and that needs nothing: it loads nothing, runs nothing and stands in no frame. */
export const INERT: HeaderValues = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" }

/**
 * For a page of Isnad's own. Everything it needs comes from here, and nothing may frame it.
 * @param more directives that let this page do more, such as `style-src 'unsafe-inline'`.
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
