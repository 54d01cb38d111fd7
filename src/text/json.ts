/**
 * JSON that may stand in a page's `script` element as it is: no text in it ends the element or opens a comment, and old browsers read
 * its line separators. It means the same as other JSON. @param indent spaces a level.
 */
export function jsonForPages(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(/[<\u2028\u2029]/g, (sign) => ESCAPES[sign] as string)
}

const ESCAPES: Record<string, string> = { "<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029" }
