/** Calls `work` and reports the requests that it sent by `fetch`: their methods and documents. */
export async function requestsDuring<Result>(work: () => Promise<Result>): Promise<{ result: Result; sent: string[] }> {
  const sent: string[] = []
  const real = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const withText = JSON.stringify(init?.body ?? String(input)).includes("query Articles")
    sent.push(`${init?.method ?? "GET"} ${withText ? "text" : "hash"}`)
    return real(input, init)
  }
  try {
    return { result: await work(), sent }
  } finally {
    globalThis.fetch = real
  }
}
