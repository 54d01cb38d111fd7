import type { IncomingMessage, ServerResponse } from "node:http"

/**
 * What plugins see of a request that is answered directly: those parts of a Fetch request that they use. A real one, with a
 * stream and a signal, would cost more than everything else that a small query needs (docs/performance.md).
 */
export class DirectRequest {
  readonly method = "POST"
  readonly url: string
  readonly headers: { readonly get: (name: string) => string | null }
  readonly signal: ClientGone

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.url = `http://${request.headers.host ?? "localhost"}${request.url}`
    this.headers = { get: (name) => headerOf(request, name) }
    this.signal = new ClientGone(response)
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()]
  return value === undefined ? null : String(value)
}

/** Aborts when the connection closes before the answer was sent. */
class ClientGone {
  readonly #response: ServerResponse
  #listener: (() => void) | null = null

  constructor(response: ServerResponse) {
    this.#response = response
    response.once("close", () => {
      if (!response.writableFinished) this.#listener?.()
    })
  }

  get aborted(): boolean {
    return this.#response.destroyed && !this.#response.writableFinished
  }

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listener = listener
  }

  removeEventListener(): void {
    this.#listener = null
  }
}
