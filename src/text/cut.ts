const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" })
/** A character may be a letter under any number of marks: what is longer than this many UTF-16 units is cut within. */
const LONGEST_CHARACTER = 8
const ELLIPSIS = "…"
/** How much of what a client sent an error repeats: enough to find it. In characters. */
export const QUOTED = 60

/** The beginning of a text, at most so many characters as readers count them, and "…" where there was more. Takes no longer for longer texts. */
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

/** A text for an error's message: in quotes, and no more of it than is needed to find it. */
export function quoted(text: string): string {
  return JSON.stringify(cut(text, QUOTED))
}
