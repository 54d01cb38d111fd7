/**
 * Control characters (but not white space) and the two code points that Unicode defines as noncharacters: XML cannot contain
 * them, and no text needs them.
 */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

/** A text that every format and database can hold: control characters and halves of surrogate pairs are removed. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(CONTROLS, "")
}
