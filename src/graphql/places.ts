// In characters. For each error, graphql-js counts lines from the beginning of the document: with 450,000 empty lines before
// the first of a hundred mistakes that took three seconds. Documents that people write are shorter than this.
const MOST_CHARACTERS = 50_000
const MOST_LINES = 1_000

/** Whether errors in a document of this text include their line and column. */
export function tellsPlaces(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false
  let lines = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a || unit === 0x0d) lines++
  }
  return lines <= MOST_LINES
}
