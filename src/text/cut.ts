const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" })
/** A character is a letter with any number of marks. Within one longer than this many UTF-16 units the text may be cut. */
const LONGEST_CHARACTER = 8
const ELLIPSIS = "…"
/** How many characters of a client's input an error message repeats, so that the client can find the place. */
export const QUOTED = 60

/**
 * The beginning of a text: at most `most` characters as readers count them (grapheme clusters), with "…" if there was more. The
 * time does not grow with the text.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const beginning = text.slice(0, most * LONGEST_CHARACTER)
  let count = 0
  let end = 0
  for (const { index, segment } of graphemes.segment(beginning)) {
    if (count === most) break
    count++
    end = index + segment.length
  }
  return end === text.length ? text : beginning.slice(0, end).replace(/[\ud800-\udbff]$/, "") + ELLIPSIS
}

/** A text for an error message, in quotation marks and shortened to QUOTED characters. */
export function quoted(text: string): string {
  return JSON.stringify(cut(text, QUOTED))
}
