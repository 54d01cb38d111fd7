/** Characters. */
export const LONGEST_ADDRESS = 2_000

/**
 * Whether a text is an address of http or https. One that a URL parser would repair (spaces, NUL, half a surrogate pair) is
 * not, since addresses are stored as they came.
 */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && text.isWellFormed() && URL.canParse(text)
}
