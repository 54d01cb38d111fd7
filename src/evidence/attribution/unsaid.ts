import { conjoined } from "../names/cues.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, hasGap, type Reading, wordAt } from "./reading.ts"

const WISH_WORDS = 8

/**
 * Whether the Arabic verb at token `at` does not report something said, but what is planned, denied, wished or supposed:
 * "ستؤكد", "لم يقل", "طلب أن يروي", "إذا أعلن".
 */
export function isUnsaid(reading: Reading, at: number): boolean {
  if (/^[وف]?س[يتن]/.test(wordAt(reading, at)) || wordAt(reading, at - 1) === "سوف") return true
  if (hasGap(reading, at, ~GAP.other)) return false
  const before = conjoined(wordAt(reading, at - 1))
  if (!before.some((form) => lexicon().negations.has(form))) return false
  for (let near = at - 2; near >= 0 && near >= at - WISH_WORDS; near--) {
    if (conjoined(wordAt(reading, near)).some((form) => lexicon().wishing.has(form))) return false
  }
  return !(lexicon().complements.has(wordAt(reading, at - 1)) && /^[وف]?(?:قبل|بعد)$/.test(wordAt(reading, at - 2)))
}
