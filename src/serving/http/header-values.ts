/** Headers by their names in lower case. */
export type HeaderValues = Readonly<Record<string, string>>

/** Sets headers on an answer. `vary` is added to what it already has. */
export function addHeaders(headers: Headers, values: HeaderValues): void {
  for (const [name, value] of Object.entries(values))
    if (name === "vary") headers.append(name, value)
    else headers.set(name, value)
}
