/** Headers by their names in small letters. */
export type HeaderValues = Readonly<Record<string, string>>

/** Sets headers on an answer; what it varies by is added to what it varies by already. */
export function addHeaders(headers: Headers, values: HeaderValues): void {
  for (const [name, value] of Object.entries(values))
    if (name === "vary") headers.append(name, value)
    else headers.set(name, value)
}
