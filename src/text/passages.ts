import { isHeading } from "./headings.ts"
import type { Range } from "./range.ts"

/** A heading or paragraph of a stored body, without white space around it, and its index among the passages. */
export type Passage = Range & { readonly kind: "HEADING" | "PARAGRAPH"; readonly position: number }

/**
 * The passages of a stored body, in order: the blocks between blank lines. Every character that is not white space is in
 * exactly one. @param headings the indexes of the passages that are headings; null: they are recognised by the importer's rule
 * (headings.ts) and have one line. Never throws.
 */
export function passagesOf(body: string, headings: readonly number[] | null = null): Passage[] {
  const blocks = blocksOf(body)
  const told = headings && new Set(headings)
  return blocks.map(({ start, end }, position) => {
    const text = body.slice(start, end)
    const heading = told ? told.has(position) : isHeading(text, position + 1 < blocks.length) && !/\n/.test(text)
    return { start, end, kind: heading ? "HEADING" : "PARAGRAPH", position }
  })
}

/** The passage that contains a UTF-16 offset of the body; null between passages and outside of the body. */
export function passageAt(passages: readonly Passage[], offset: number): Passage | null {
  let low = 0
  let high = passages.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passages[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  const passage = passages[low]
  return passage !== undefined && passage.start <= offset ? passage : null
}

// The ranges of consecutive lines that are not blank. Lines end with "\n" or "\r\n", since "\r" is white space.
function blocksOf(body: string): Range[] {
  const blocks: Range[] = []
  let open: { start: number; end: number } | undefined
  for (let at = 0; at < body.length; ) {
    const newline = body.indexOf("\n", at)
    const end = newline < 0 ? body.length : newline
    const line = body.slice(at, end)
    const text = line.trim()
    if (text === "") open = undefined
    else {
      const start = at + line.length - line.trimStart().length
      if (open) open.end = start + text.length
      else {
        open = { start, end: start + text.length }
        blocks.push(open)
      }
    }
    at = end + 1
  }
  return blocks
}
