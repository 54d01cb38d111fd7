import { lightStems } from "./endings.ts"
import { knownStems, lexicon } from "./lexicon.ts"

/** The most stems a word is given. */
export const MOST_STEMS = 3

// Letters that must remain behind single letters that are proclitics: three if they are a listed word, else four (و and ف: three).
const KNOWN_REST = 3
const UNKNOWN_REST = 4

const CONJUNCTIONS = ["و", "ف"]
const SINGLE = ["ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"]
// The longest first, so that "وبال" is not taken for "و".
const ARTICLES = ["وبال", "وكال", "فبال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"]

// The س of the future stands before the letter of an imperfect verb.
const future = /^[وف]?س[يتنا]/

/**
 * The stems of a folded Arabic word whose last ة may be kept. Light stemming after Larkey, Ballesteros and Connell, "Light
 * Stemming for Arabic Information Retrieval" (2007), with a lexicon: the least stripped form that is a listed word
 * decides. Where none is, ال and what stands before it goes, and of single letters, which may belong to the word,
 * both readings stay.
 */
export function arabicStems(word: string): readonly string[] {
  const { arabic, particles } = lexicon()
  if (particles.has(word)) return [word]
  if (!arabic.has(word) && CONJUNCTIONS.includes(word.charAt(0)) && particles.has(word.slice(1))) return [word.slice(1)]
  const whole = knownStems(word)
  if (whole.length > 0) return whole
  const rests: string[] = []
  for (const letter of CONJUNCTIONS) {
    if (word.startsWith(letter) && word.length > KNOWN_REST) rests.push(word.slice(1))
  }
  for (const letters of SINGLE) {
    if (word.startsWith(letters) && word.length >= letters.length + KNOWN_REST) rests.push(word.slice(letters.length))
  }
  const article = ARTICLES.find((letters) => word.startsWith(letters) && word.length >= letters.length + 2)
  if (article) rests.push(word.slice(article.length))
  const verb = future.test(word) ? word.slice(word.indexOf("س") + 1) : undefined
  if (verb && verb.length >= UNKNOWN_REST) rests.push(verb)
  for (const rest of rests) {
    const stems = knownStems(rest)
    if (stems.length > 0) return stems
  }
  if (article && word.length >= article.length + KNOWN_REST) return lightStems(word.slice(article.length))
  return guesses(word, rests)
}

// The first stem of every reading, then the second ones, from the most stripped reading on.
function guesses(word: string, rests: readonly string[]): readonly string[] {
  const likely = rests.filter(
    (rest) => rest.length >= (CONJUNCTIONS.includes(word.slice(0, -rest.length)) ? KNOWN_REST : UNKNOWN_REST),
  )
  const readings = [word, ...likely].map(lightStems)
  const first = readings.map((stems) => stems[0] ?? "")
  const second = readings.reverse().flatMap((stems) => stems.slice(1))
  return [...new Set([...first, ...second])].slice(0, MOST_STEMS)
}
