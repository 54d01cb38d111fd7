import { readFileSync } from "node:fs"

/** An answer as it came over HTTP. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

interface Body {
  readonly data?: unknown
  readonly errors?: readonly { readonly message?: unknown; readonly extensions?: { readonly code?: unknown } }[]
}

const TABLE = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8")

/** The statuses of each code, as docs/errors.md has them. */
const STATUSES = new Map(
  [...TABLE.matchAll(/^\| `([A-Z_]+)` \| ([\d, ]+) \|/gm)].map(([, code, statuses]) => [
    code as string,
    (statuses as string).split(",").map(Number),
  ]),
)
/** Clients that take `application/json` alone get these with status 200. */
const OF_THE_DOCUMENT = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "INTROSPECTION_DISABLED"]
/** What no request may cause. */
const DEFECTS = ["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE"]
/** Far above what a few hundred errors take. */
const MOST_BYTES_OF_ERRORS = 200_000

/** What is wrong with an answer of the GraphQL endpoint by itself; `null` where nothing is. */
export function faultOf(answer: Answer): string | null {
  if (!/^application\/(graphql-response\+)?json\b/.test(answer.type))
    return `content type ${answer.type}, status ${answer.status}`
  let body: Body
  try {
    body = JSON.parse(answer.text) as Body
  } catch {
    return "not JSON"
  }
  const { data, errors } = body
  if (!errors)
    return data === undefined ? "neither data nor errors" : answer.status === 200 ? null : `data with status ${answer.status}`
  if (errors.length === 0) return "an empty list of errors"
  if (JSON.stringify(errors).length > MOST_BYTES_OF_ERRORS) return `errors of ${JSON.stringify(errors).length} characters`
  for (const { message, extensions } of errors) {
    const code = String(extensions?.code)
    if (!STATUSES.has(code)) return `an error with the code ${code}, which docs/errors.md does not have: ${message}`
    if (DEFECTS.includes(code)) return `an error with the code ${code}: ${message}`
  }
  return statusFault(
    answer,
    errors.map(({ extensions }) => String(extensions?.code)),
    data,
  )
}

function statusFault({ status, type }: Answer, codes: readonly string[], data: unknown): string | null {
  if (status === 200 && data != null) return null
  const allowed = codes.flatMap((code) => STATUSES.get(code) ?? [])
  if (data !== undefined) allowed.push(200)
  if (type.startsWith("application/json") && codes.every((code) => OF_THE_DOCUMENT.includes(code))) allowed.push(200)
  return allowed.includes(status) ? null : `status ${status} with the codes ${[...new Set(codes)].join(", ")}`
}
