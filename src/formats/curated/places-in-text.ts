/**
 * The range of a text's `occurrence`-th appearance in a body, in UTF-16 units; null where it does not appear as often. People who
 * write facts in name a place by its words.
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
