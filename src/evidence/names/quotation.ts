const CLOSING: Readonly<Record<string, string>> = { "“": "”", "«": "»", "„": "“”", "‹": "›", "‘": "’", "「": "」", '"': '"' }
const mark = /["“”«»„‹›‘’「」]/u

/**
 * Where a range of a text ends when it takes in the marks that close the quotations opened inside it, if they stand right behind:
 * of `صحيفة “واشنطن بوست”` both marks or none belong to a name. `end` as it is where nothing is open, or nothing closes it there.
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
