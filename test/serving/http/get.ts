import type { appOver } from "../../server/http.ts"

export interface Got {
  status: number
  headers: Headers
  /** The body as it came; empty for 304. */
  text: string
  errors: { message: string; path?: string[]; extensions: { code: string } }[]
  data: Record<string, unknown> | null | undefined
}

type Parameters = Record<string, string | object | undefined>

/** Asks by GET. Objects among the parameters are sent as JSON. */
export async function get(
  app: ReturnType<typeof appOver>,
  parameters: string | Parameters,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Got> {
  const all = typeof parameters === "string" ? { query: parameters } : parameters
  const texts = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  )
  const response = await app.fetch(`http://isnad.test/graphql?${new URLSearchParams(texts)}`, {
    headers: { accept: "application/graphql-response+json", ...headers },
    ...(signal ? { signal } : {}),
  } as never)
  const text = await response.text()
  const { errors = [], data } = (text === "" ? {} : JSON.parse(text)) as Pick<Got, "errors" | "data">
  return { status: response.status, headers: response.headers as Headers, text, errors, data }
}
