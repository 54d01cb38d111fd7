import { foldedLetters } from "../../text/letters.ts"

/** Whether a text is a part of a longer one, sentence by sentence; a last sentence may be cut. */
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

/** How much shorter a text is than another: 0.5 is half of it. */
export function shareOf(part: string, whole: string): number {
  return foldedLetters(part).length / Math.max(1, foldedLetters(whole).length)
}
