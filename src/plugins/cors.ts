import type { CORSOptions } from "graphql-yoga"

type Cors = CORSOptions | ((request: Request) => CORSOptions)

const COMMON = {
  methods: ["GET", "POST", "OPTIONS"],
  credentials: false,
  exposedHeaders: ["x-request-id"],
} satisfies CORSOptions

/**
 * Which origins may read answers in a browser. Decided for each request, because Yoga reads an empty list as any origin, and tells
 * strangers to a longer one that `null` is allowed, an origin that any sandboxed frame can take.
 */
export function corsFor(origins: "*" | readonly string[]): Cors {
  if (origins === "*") return { ...COMMON, origin: "*" }
  return (request) => {
    const origin = request.headers.get("origin")
    return origin !== null && origins.includes(origin) ? { ...COMMON, origin } : (false as never)
  }
}
