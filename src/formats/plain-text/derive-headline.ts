const LONGEST = 100
const SHORTEST = 25

// The end of a clause: a full stop or comma before white space or the end of the text, so not in "2.5" or "a.m.x".
const boundary = /(?<!\s)\s*[،,؛;:.!?؟…۔–—](?=\s|$)/g

/**
 * A headline for a text without one: its opening words up to the last end of a clause within about 100 UTF-16 units; if there
 * is none, it is cut behind a word and ends with "…". White space becomes single spaces. "" for a text without letters.
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
  // A single word that is too long is cut between two characters (grapheme clusters).
  const head = space > 0 ? room.slice(0, space) : wholeSigns(line, LONGEST - 1)
  return `${head.replace(/(?<![\s،,؛;:–—-])[\s،,؛;:–—-]+$/, "")}…`
}

const signs = new Intl.Segmenter("ar", { granularity: "grapheme" })

/** The beginning of a text with at most `most` UTF-16 units and only whole characters. */
function wholeSigns(text: string, most: number): string {
  let end = 0
  for (const { index, segment } of signs.segment(text.slice(0, most * 2))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
