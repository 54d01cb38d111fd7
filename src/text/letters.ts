import { fold } from "./fold.ts"

/** The folded letters and digits of a text, without what stands between them: equal for texts that differ in spelling and marks alone. */
export function foldedLetters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "")
}
