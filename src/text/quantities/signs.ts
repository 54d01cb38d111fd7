import { entryAt } from "../phrases.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { quantityWords } from "./quantity-words.ts"

/** For a number that ends with word `last`: where the percentage ends, behind "%" or "في المئة"; null if it is none. */
export function percentEnd(words: Words, last: number): { end: number; last: number } | null {
  const { text, tokens } = words
  const from = tokens[last]?.end ?? text.length
  // In "3 %5" the sign belongs to the 5.
  const sign = /^(?:[%٪]|\s[%٪](?!\p{N}))/u.exec(text.slice(from, from + 3))
  if (sign) return { end: from + sign[0].length, last }
  const phrase = isPlain(gapAfter(words, last)) ? entryAt(quantityWords().percent, words, last + 1) : null
  const end = last + (phrase?.words.length ?? 0)
  if (phrase === null || !isPlainRun(words, last, end)) return null
  return { end: tokens[end]?.end ?? from, last: end }
}

/** A currency or percent sign right before word `first`, and where it begins: "$3", "US$3", "%40"; null for none. */
export function signBefore({ text, tokens }: Words, first: number): { start: number; unit: string } | null {
  const at = (tokens[first]?.start ?? 0) - 1
  const sign = text.charAt(at)
  const before = tokens[first - 1]
  // In "3%5" the sign belongs to the 3, in "و%5" to the 5.
  const taken = before?.end === at && /^(?:\d|..)/.test(before.folded)
  if ((sign === "%" || sign === "٪") && !taken) return { start: at, unit: "%" }
  const unit = Object.hasOwn(quantityWords().signs, sign) ? quantityWords().signs[sign] : undefined
  return unit === undefined ? null : { start: at, unit }
}
