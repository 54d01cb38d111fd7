import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { stopsAt } from "./boundaries.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const REQUEST_WORDS = 7
const REASON_WORDS = 60

/**
 * Reads at token `at` why somebody is not named, or that they asked not to be: "شريطة عدم ...", "اشترط ألا يُذكر اسمه", "who
 * asked not to be identified". The reason reaches to the next comma or to the content, but at most 60 words: this is tried at
 * each word, so without a limit the time would grow with the square of the text. @returns its tokens.
 */
export function readCondition(reading: Reading, at: number, last: number): Span | undefined {
  const { conditions, verbs } = lexicon()
  const length = phraseStartingAt(conditions, reading.tokens, at, true) || requestLength(reading, at, last)
  if (length === 0) return undefined
  let next = at + length
  const end = next + REASON_WORDS
  // "... on condition of anonymity said"; in Arabic a verb may be a noun, as in "عدم كشف هويته".
  const because = wordAt(reading, at + length) === "because" || wordAt(reading, at) === "because"
  const verb = (): boolean =>
    !because && !arabicWord.test(wordAt(reading, next)) && phraseStartingAt(verbs, reading.tokens, next) > 0
  // "لم تسمه | قوله إن".
  const words = (): boolean => /^قول(?:ه|ها|هم|هما|هن)$/.test(wordAt(reading, next))
  while (next < end && !stopsAt(reading, next, last) && !verb() && !words()) next++
  return { first: at, last: next - 1 }
}

// The length of a verb of asking or refusing, up to the name or identity that is withheld.
function requestLength(reading: Reading, at: number, last: number): number {
  const { requests, identities } = lexicon()
  if (!conjoined(wordAt(reading, at)).some((form) => requests.has(form))) return 0
  for (let next = at + 1; next <= at + REQUEST_WORDS && next <= last; next++) {
    if (hasGap(reading, next, HARD | GAP.comma | GAP.colon | GAP.open)) return 0
    if (conjoined(wordAt(reading, next)).some((form) => identities.has(form.replace(/^ب(?=.{4})/, "")))) return next + 1 - at
  }
  return 0
}
