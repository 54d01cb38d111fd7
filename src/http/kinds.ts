import type { IncomingMessage } from "node:http"
import type { Plugin } from "graphql-yoga"

/** Kinds of requests that are remembered; what comes beyond is answered by Yoga. */
const MOST_KINDS = 1_000

/** Headers of an answer, but for those that only it has. */
export type AnswerHeaders = Readonly<Record<string, string>>

/**
 * What Yoga answered to requests of a kind: those that are alike in all that decides about the headers of a good answer (the media
 * type by `accept`, CORS by `origin`). What it decided once is not decided anew, and not written twice here.
 */
export class Kinds {
  readonly #headers = new Map<string, AnswerHeaders>()

  headersFor(request: IncomingMessage): AnswerHeaders | undefined {
    return this.#headers.get(kindOf(request))
  }

  /** Learns from Yoga's answers. */
  plugin(): Plugin {
    return {
      onResponse: ({ request, response }) => {
        if (request.method !== "POST" || response.status !== 200 || this.#headers.size >= MOST_KINDS) return
        const kind = nameOf(request.headers.get("accept"), request.headers.get("origin"))
        if (this.#headers.has(kind) || request.headers.get("access-control-request-headers") !== null) return
        const { "x-request-id": _id, "content-length": _length, ...headers } = entriesOf(response.headers)
        if (isJson(headers["content-type"])) this.#headers.set(kind, headers)
      },
    }
  }
}

/** Requests of one kind and with one body have one answer. */
export function kindOf({ headers }: IncomingMessage): string {
  return nameOf(headers.accept, headers.origin)
}

function nameOf(accept: string | null | undefined, origin: string | null | undefined): string {
  return `${accept ?? ""}\n${origin ?? ""}`
}

/** Names as they were set may have capitals. */
function entriesOf(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value]))
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && /^application\/(graphql-response\+)?json\b/.test(type)
}
