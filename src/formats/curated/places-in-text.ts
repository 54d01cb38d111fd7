/**
 * The range, in UTF-16 units, where a text occurs in a body for the `occurrence`-th time; null if it occurs less often. People
 * who write facts give places by their words.
 */
export function placeOf(body: string, text: string, occurrence = 1): { start: number; end: number } | null {
  if (text === "") return null
  let start = -1
  for (let count = 0; count < occurrence; count++) {
    start = body.indexOf(text, start + 1)
    if (start < 0) return null
  }
  return { start, end: start + text.length }
}
