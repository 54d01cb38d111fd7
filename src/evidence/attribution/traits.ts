import { arabicWord } from "../names/speech.ts"
import { isArticled } from "./boundaries.ts"
import { contentStart } from "./content-start.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { HARD, hasGap, type Reading, wordAt } from "./reading.ts"

const NOUN_WORDS = 5
const REACH = 16

/**
 * Whether token `at` is the verb of a relative clause about somebody unnamed, which has no pronoun in front: "معلمتان | تعملان في
 * المدرسة", "صيادون | التقيناهم". Not "مسؤول يمني", nor "رجل يدعى ...", which says who it is.
 */
export function opensTrait(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at)
  if (!isVerb(word, wordAt(reading, at - 1)) || reading.names[at] || rankOf(word) || hasGap(reading, at, ~0)) return false
  for (let near = at - 1; near >= 0 && near >= at - NOUN_WORDS && !hasGap(reading, near + 1, ~0); near--) {
    if (reading.names[near]) return false
    const rank = rankOf(wordAt(reading, near))
    // "دراسة حديثة | نشرت نتائجها وكالة السنابل".
    if (lexicon().papers.has(wordAt(reading, near)) && lexicon().publishing.has(word)) return true
    if (rank) return !rank.definite && (near + 1 === at || !isArticled(reading, near + 1))
  }
  return false
}

// The present is known by its first letter; where that begins nouns too, by a dual's ending, a feminine noun before it ("سيدة
// تمسح", not "طبيبة تخدير") or the list.
function isVerb(word: string, before: string): boolean {
  if (!arabicWord.test(word)) return false
  if (/^ي(?!عرف$|سار|مين|وم)[\u0621-\u064a]+[^يىه]$/.test(word) || lexicon().traits.has(word)) return true
  if (lexicon().publishing.has(word)) return true
  return /^ت.{2,}ان$/.test(word) || (before.endsWith("ه") && /^ت(?!..ي.$)[\u0621-\u064a]{2,}[^يىه]$/.test(word))
}

/** Skips a relative clause, if the content follows it. @returns the token behind it. */
export function afterTrait(reading: Reading, at: number, last: number): number | undefined {
  if (!opensTrait(reading, at)) return undefined
  for (let next = at + 1; next <= last && next <= at + REACH && !hasGap(reading, next, HARD); next++) {
    if (contentStart(reading, next, last, true)) return next
  }
  return undefined
}
