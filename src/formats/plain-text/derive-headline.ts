const LONGEST = 100
const SHORTEST = 25

// A stop or comma that ends a clause stands before white space or the end, so "2.5" and "a.m.x" are none.
const boundary = /(?<!\s)\s*[،,؛;:.!?؟…۔–—](?=\s|$)/g

/**
 * A headline for a text that has none: its opening words up to the last end of a clause within about 100 UTF-16 units;
 * a text without one is cut after a word and ends with "…". White space is single; "" when the text has no letters.
 */
export function deriveHeadline(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[\s،,؛;:.!?؟…۔–—*•-]+/u, "")
  if (!/[\p{L}\p{N}]/u.test(line)) return ""
  const sentence = /[.!?؟۔](?=\s|$)/.exec(line)
  const whole = sentence ? line.slice(0, sentence.index + 1) : line
  if (whole.length <= LONGEST) return withoutStop(whole)
  let clause = ""
  for (const found of line.slice(0, LONGEST + 1).matchAll(boundary)) {
    const candidate = line.slice(0, found.index)
    if (found.index >= SHORTEST && isBalanced(candidate)) clause = candidate
  }
  return clause === "" ? cut(line) : clause
}

function withoutStop(line: string): string {
  return line.replace(/(?<![،,؛;:.۔])[،,؛;:.۔]+$/, "").trim()
}

// A clause that ends inside a quotation or bracket would leave it open.
function isBalanced(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return count(/[“«([]/g) === count(/[”»)\]]/g) && count(/"/g) % 2 === 0
}

function cut(line: string): string {
  const room = line.slice(0, LONGEST - 1)
  const space = room.lastIndexOf(" ")
  // A single word as long as a headline is cut between what readers take for its signs.
  const head = space > 0 ? room.slice(0, space) : wholeSigns(line, LONGEST - 1)
  return `${head.replace(/(?<![\s،,؛;:–—-])[\s،,؛;:–—-]+$/, "")}…`
}

const signs = new Intl.Segmenter("ar", { granularity: "grapheme" })

/** The beginning of a text, no longer than `most` UTF-16 units and with no sign cut. */
function wholeSigns(text: string, most: number): string {
  let end = 0
  for (const { index, segment } of signs.segment(text.slice(0, most * 2))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
