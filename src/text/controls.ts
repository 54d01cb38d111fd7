/** Control characters other than white space, and the two code points that are no characters: XML can hold none, and no text needs any. */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

/** A text that every format and database can hold: without control characters and halves of surrogate pairs. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(CONTROLS, "")
}
