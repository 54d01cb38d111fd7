import { dictionaries, wordsOf } from "../dictionaries.ts"
import { entryAt } from "../phrases.ts"
import { BREAK, gapAfter, type Words } from "../words.ts"
import { dateWords, type Tense } from "./date-words.ts"

// A cue further away than this many words belongs to another clause.
const REACH = 12

// An imperfect verb with the prefix س of the future: "سيفتتح", "ستبدأ".
const future = /^[وف]?(?=س[يتن]...)/

let reports: ReadonlySet<string> | undefined

/**
 * The tense of the nearest word before word `at`, in the same sentence, that shows one. Verbs of speech count as past ("said on
 * Monday"). Undefined where no word does.
 */
export function tenseBefore(words: Words, at: number): Tense | undefined {
  const { tenses } = dateWords()
  reports ??= wordsOf(dictionaries().speech.reports)
  for (let before = at - 1; before >= Math.max(0, at - REACH); before--) {
    const gap = gapAfter(words, before)
    if (gap === BREAK || /[.!?؟…;؛]/.test(gap)) return undefined
    const word = words.folded[before] ?? ""
    const cue = entryAt(tenses, words, before)
    if (cue && before + cue.words.length <= at) return cue.meaning
    if (isFutureVerb(word)) return "FUTURE"
    if (reports.has(word) || reports.has(word.replace(/^[وف](?=...)/, ""))) return "PAST"
  }
  return undefined
}

/** Whether a folded Arabic word is a verb with the prefix س of the future. */
export function isFutureVerb(word: string): boolean {
  if (!future.test(word)) return false
  const bare = word.replace(future, "")
  return !dateWords().noFuture.some((beginning) => bare.startsWith(beginning))
}
