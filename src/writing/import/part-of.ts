import { foldedLetters } from "../../text/letters.ts"

/** Whether every sentence of a text is in the longer one; the last sentence may be cut off. */
export function isPartOf(part: string, whole: string): boolean {
  const all = foldedLetters(whole)
  const own = foldedLetters(part)
  if (own.length === 0 || own.length >= all.length) return false
  if (all.includes(own)) return true
  const sentences = part
    .trimEnd()
    .replace(/(?:\[?(?:…|\.{3})\]?)$/, "")
    .split(/(?<=[.!?؟۔])\s+|\n+/)
    .map(foldedLetters)
    .filter((sentence) => sentence !== "")
  return sentences.every((sentence) => all.includes(sentence))
}

/** How long a text is beside another, in letters: 0.5 means half as long. */
export function shareOf(part: string, whole: string): number {
  return foldedLetters(part).length / Math.max(1, foldedLetters(whole).length)
}
