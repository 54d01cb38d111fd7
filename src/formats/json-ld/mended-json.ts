import { parseJson } from "../../text/structured/json.ts"
import type { Mistake } from "../../text/structured/mistake.ts"

// The JSON-LD of pages is written by templates, with mistakes that only programs notice. Those that leave no doubt are mended:
// comments, trailing commas, line breaks inside strings, a semicolon or the end of a comment behind it. A library that guesses
// (jsonrepair) would also invent words where quotation marks are missing, which nobody could check.

/** Parses the JSON in a page's script. @returns the value, or the first mistake that cannot be mended without doubt. */
export function parseMendedJson(text: string): { readonly value: unknown } | { readonly mistake: Mistake } {
  const strict = parseJson(text)
  if ("value" in strict) return strict
  const unescaped = /^\s*[{[]\s*&quot;/.test(text) ? text.replaceAll("&quot;", '"').replaceAll("&amp;", "&") : text
  const mended = parseJson(mend(unwrapped(unescaped)))
  return "value" in mended ? mended : strict
}

/** Removes the comment marks with which scripts once were hidden from old browsers. */
function unwrapped(text: string): string {
  return text
    .replace(/^[\s\uFEFF]*(?:\/[/*]\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, "")
    .trimEnd()
    .replace(/(?:\/[/*] {0,9})?(?:-->|\]\]>)(?: {0,9}\*\/)?$/, "")
    .trimEnd()
    .replace(/;{1,9}$/, "")
}

/** One pass. Strings are kept unchanged, but for control characters. */
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
    // A comma is written only when something follows that is not a closing bracket.
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

/** The index of a comment's last character. */
function endOfComment(text: string, start: number): number {
  const end = text[start + 1] === "/" ? text.indexOf("\n", start) : text.indexOf("*/", start + 2)
  if (end === -1) return text.length
  return text[start + 1] === "/" ? end - 1 : end + 1
}

/** The index of the quotation mark that closes the one at `start`. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++
    else if (text[at] === '"') return at
  }
  return text.length
}
