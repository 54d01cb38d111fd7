import { fold } from "./fold.ts"

/**
 * The folded letters and digits of a text, without anything between them: equal for two texts that differ only in spelling and
 * punctuation.
 */
export function foldedLetters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "")
}
