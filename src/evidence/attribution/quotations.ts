import type { Range } from "../../text/range.ts"

/** A quotation: the UTF-16 units between its marks. `open`: its paragraph ended before it was closed. */
export type Quotation = Range & { readonly open: boolean }

const OPENING = "“«„‹「‘"
const CLOSING = "”»›」’"
// The marks that close a quotation, by the one that opened it. Editors without an Arabic keyboard layout write ”...“ and ”...”.
const CLOSED_BY: Readonly<Record<string, string>> = {
  "“": "”“",
  "”": "”“",
  "«": "»",
  "»": "«»",
  "„": "“”",
  "‹": "›",
  "›": "‹›",
  "「": "」",
  "‘": "’",
  '"': '"',
  "'": "'",
}

/**
 * The outermost quotations of a text, in order, in straight, curly, angle or corner marks; a closing mark may have been typed
 * to open. A quotation ends with its paragraph at the latest. Single marks count only where they cannot be apostrophes. Linear
 * in the text; never throws.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = []
  let mark = ""
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string
    if (unit === "\n" && mark !== "") {
      if (!isSingle(mark)) found.push({ start: from, end: at, open: true })
      mark = ""
    } else if (mark === "" ? opens(text, at, unit) : closes(text, at, unit, mark)) {
      if (mark !== "") found.push({ start: from, end: at, open: false })
      mark = mark === "" ? unit : ""
      from = at + 1
    }
  }
  if (mark !== "" && !isSingle(mark)) found.push({ start: from, end: text.length, open: true })
  return found.filter(({ start, end }) => end > start)
}

function isSingle(mark: string): boolean {
  return mark === "'" || mark === "‘"
}

function opens(text: string, at: number, unit: string): boolean {
  if (unit === "’") return false
  if (unit === "'") return !isLetter(text[at - 1]) && /\p{Lu}/u.test(text[at + 1] ?? "")
  return OPENING.includes(unit) || unit === '"' || CLOSING.includes(unit)
}

function closes(text: string, at: number, unit: string, mark: string): boolean {
  if (!CLOSED_BY[mark]?.includes(unit)) return false
  if (mark === "'") return /[.,!?…]/.test(text[at - 1] ?? "") && !isLetter(text[at + 1])
  if (mark === "‘") return !isLetter(text[at + 1])
  return true
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit)
}
