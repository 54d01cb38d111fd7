import { parseJson } from "../../text/structured/json.ts"
import type { Mistake } from "../../text/structured/mistake.ts"

// JSON-LD in pages is written by templates, which forget what only programs see. What leaves no doubt is mended: comments, commas behind the
// last item, line breaks in texts, a semicolon or a comment's end behind it. A library that guesses (jsonrepair) would find words where
// quotation marks are missing, and which they are nobody could check.

/** What a script of a page says as JSON, or the first mistake in it that nobody can mend for sure. */
export function parseMendedJson(text: string): { readonly value: unknown } | { readonly mistake: Mistake } {
  const strict = parseJson(text)
  if ("value" in strict) return strict
  const unescaped = /^\s*[{[]\s*&quot;/.test(text) ? text.replaceAll("&quot;", '"').replaceAll("&amp;", "&") : text
  const mended = parseJson(mend(unwrapped(unescaped)))
  return "value" in mended ? mended : strict
}

/** Without the marks by which scripts once were hidden from browsers. */
function unwrapped(text: string): string {
  return text
    .replace(/^[\s\uFEFF]*(?:\/[/*]\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, "")
    .trimEnd()
    .replace(/(?:\/[/*] {0,9})?(?:-->|\]\]>)(?: {0,9}\*\/)?$/, "")
    .trimEnd()
    .replace(/;{1,9}$/, "")
}

/** One pass, by which what stands between quotation marks stays as it is but for control characters. */
function mend(text: string): string {
  let result = ""
  let comma = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (text.startsWith("//", at) || text.startsWith("/*", at)) {
      at = endOfComment(text, at)
      continue
    }
    if (/\s/.test(sign)) {
      result += sign
      continue
    }
    // A comma counts once something follows it that is not an end.
    if (comma && sign !== "}" && sign !== "]") result += ","
    comma = sign === ","
    if (comma) continue
    if (sign !== '"') {
      result += sign
      continue
    }
    const end = endOfText(text, at)
    result += text
      .slice(at, end + 1)
      .replace(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1))
      .replace(/\\'/g, "'")
    at = end
  }
  return result
}

/** Where a comment ends: its last character. */
function endOfComment(text: string, start: number): number {
  const end = text[start + 1] === "/" ? text.indexOf("\n", start) : text.indexOf("*/", start + 2)
  if (end === -1) return text.length
  return text[start + 1] === "/" ? end - 1 : end + 1
}

/** The quotation mark that closes what one at `start` opens. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++
    else if (text[at] === '"') return at
  }
  return text.length
}
