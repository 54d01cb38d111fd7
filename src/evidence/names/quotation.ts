const CLOSING: Readonly<Record<string, string>> = { "“": "”", "«": "»", "„": "“”", "‹": "›", "‘": "’", "「": "」", '"': '"' }
const mark = /["“”«»„‹›‘’「」]/u

/**
 * Extends the end of a range over the marks that close quotations opened inside it, if they follow directly: in `صحيفة “واشنطن
 * بوست”` a name has both marks or neither. @returns the new end, or `end` where no quotation is open or none is closed there.
 */
export function endWithQuotation(text: string, start: number, end: number): number {
  const open: string[] = []
  for (let at = start; at < end; at++) {
    const unit = text[at] as string
    if (!mark.test(unit)) continue
    if (open.at(-1)?.includes(unit)) open.pop()
    else if (unit in CLOSING) open.push(CLOSING[unit] as string)
  }
  let closed = end
  while (open.at(-1)?.includes(text[closed] || "\n") && !isApostrophe(text, closed)) {
    open.pop()
    closed++
  }
  return closed
}

// "‘Kataib Hezbollah’s" is a possessive, not the end of a quotation.
function isApostrophe(text: string, at: number): boolean {
  return text[at] === "’" && /\p{L}/u.test(text[at + 1] ?? "")
}
