/**
 * JSON that can stand inside a page's `script` element: nothing in it can end the element or open a comment, and U+2028 and
 * U+2029 are escaped for old browsers. Parsed, it gives `value`. @param indent spaces per level.
 */
export function jsonForPages(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(/[<\u2028\u2029]/g, (sign) => ESCAPES[sign] as string)
}

const ESCAPES: Record<string, string> = { "<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029" }
