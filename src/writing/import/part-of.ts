import { fold } from "../../text/fold.ts"

/** Whether a text is a part of a longer one, sentence by sentence; a last sentence may be cut. */
export function isPartOf(part: string, whole: string): boolean {
  const all = keyOf(whole)
  const own = keyOf(part)
  if (own.length === 0 || own.length >= all.length) return false
  if (all.includes(own)) return true
  const sentences = part
    .trimEnd()
    .replace(/(?:\[?(?:…|\.{3})\]?)$/, "")
    .split(/(?<=[.!?؟۔])\s+|\n+/)
    .map(keyOf)
    .filter((sentence) => sentence !== "")
  return sentences.every((sentence) => all.includes(sentence))
}

/** How much shorter a text is than another: 0.5 is half of it. */
export function shareOf(part: string, whole: string): number {
  return keyOf(part).length / Math.max(1, keyOf(whole).length)
}

function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "")
}
