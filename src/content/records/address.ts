/** Characters. */
export const LONGEST_ADDRESS = 2_000

/**
 * Whether this is an address of http or https. What a URL parser would repair (spaces, NUL, half a surrogate pair) is none: an address is
 * stored as it came.
 */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && text.isWellFormed() && URL.canParse(text)
}
