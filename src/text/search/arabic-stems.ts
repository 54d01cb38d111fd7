import { singularsOf } from "./broken-plurals.ts"
import { lightStems, withHamza, withoutPronoun } from "./endings.ts"
import { type Known, known, lexicon, TA_MARBUTA } from "./lexicon.ts"

/** The most stems a word is given. */
export const MOST_STEMS = 4

// Letters that must remain behind single letters that are proclitics: three if they are a listed word, else four (و and ف: three).
const KNOWN_REST = 3
const UNKNOWN_REST = 4

const CONJUNCTIONS = ["و", "ف"]
const SINGLE = ["ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"]
// The longest first, so that "وبال" is not taken for "و".
const ARTICLES = [
  "اوبال",
  "افبال",
  "ابال",
  "وبال",
  "وكال",
  "فبال",
  "فكال",
  "وال",
  "فال",
  "بال",
  "كال",
  "ولل",
  "فلل",
  "لل",
  "ال",
]

// The س of the future stands before the letter of an imperfect verb.
const future = /^[وف]?س[يتنا]/

/**
 * The stems of a folded Arabic word whose last ة may be kept. Light stemming after Larkey, Ballesteros and Connell, "Light
 * Stemming for Arabic Information Retrieval" (2007), with a lexicon: the least stripped reading that is a listed word as
 * it stands decides, else one that is a listed word with an ending. Where none is, ال and what stands before it goes, and
 * of single letters, which may belong to the word, both readings stay.
 */
export function arabicStems(word: string): readonly string[] {
  const { arabic, particles } = lexicon()
  if (particles.has(word)) return [word]
  if (!arabic.has(word) && CONJUNCTIONS.includes(word.charAt(0)) && particles.has(word.slice(1))) return [word.slice(1)]
  const own = known(word)
  if (own && !own.ended) return withArticle(word, own.stems)
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
  if (verb && (verb.length >= UNKNOWN_REST || arabic.has(verb))) rests.push(verb)
  const listed = decisive(word, own, rests)
  if (listed) return listed
  if (article && word.length >= article.length + KNOWN_REST)
    return unlistedStems(word.slice(article.length)).slice(0, MOST_STEMS)
  return guesses(word, rests)
}

// "السنة" is ألسنة, tongues, when folded, and سنة with the article.
function withArticle(word: string, stems: readonly string[]): readonly string[] {
  const behind = word.startsWith("ال") ? known(word.slice(2)) : null
  return behind && !behind.ended ? [...new Set([...stems, ...behind.stems])] : stems
}

// "لغزة" is لـ with غزة rather than لغز with ة; but it may be that, so what the word gives without clitics stays too. Where the word
// behind a letter has an ending as well, that letter may be the word's own, but for و: "فطيرة" is no فـ with طير.
function decisive(word: string, own: Known | null, rests: readonly string[]): readonly string[] | null {
  const behindArticle = word.startsWith("ال") ? word.slice(2) : null
  let ended: { rest: string; stems: readonly string[] } | undefined
  for (const rest of rests) {
    const found = known(rest)
    if (found && !found.ended)
      return distinct([...withArticle(rest, found.stems), ...(behindArticle === rest ? [] : (own?.stems ?? []))])
    if (found) ended ??= { rest, stems: found.stems }
  }
  // "الواحة" is no ألواح with ة.
  if (own) return behindArticle === null ? own.stems : distinct([...own.stems, ...lightStems(behindArticle)])
  if (!ended) return null
  const isOneLetter = ended.rest.length === word.length - 1 && !word.startsWith("و")
  return distinct([...ended.stems, ...(isOneLetter ? lightStems(word).slice(0, 1) : [])])
}

function distinct(stems: readonly string[]): readonly string[] {
  return [...new Set(stems)].slice(0, MOST_STEMS)
}

// The first stem of every reading, then the second ones, from the most stripped reading on.
function guesses(word: string, rests: readonly string[]): readonly string[] {
  const likely = rests.filter(
    (rest) => rest.length >= (CONJUNCTIONS.includes(word.slice(0, -rest.length)) ? KNOWN_REST : UNKNOWN_REST),
  )
  const readings = [word, ...likely].map(unlistedStems)
  const first = readings.map((stems) => stems[0] ?? "")
  const second = readings.reverse().flatMap((stems) => stems.slice(1))
  return [...new Set([...first, ...second])].slice(0, MOST_STEMS)
}

/** What an unlisted word without clitics gives: without its endings, and as the plural that its shape may be. */
function unlistedStems(form: string): string[] {
  const hamza = withHamza(form)
  const whole = hamza === null ? [] : [hamza, ...singularStems(hamza)]
  return [...new Set([...lightStems(form), ...singularStems(form), ...whole])]
}

// The first listed singular decides; else all that the shape allows.
function singularStems(form: string): readonly string[] {
  for (const core of [form, ...withoutPronoun(form)]) {
    const singulars = singularsOf(core)
    if (singulars.length === 0) continue
    const listed = singulars.map(listedSingular).find((stems) => stems.length > 0)
    return listed ?? singulars.map((singular) => lightStems(singular)[0] ?? singular)
  }
  return []
}

// A listed word that is its own stem, as it stands or with ة: "سكان" is a plural itself.
function listedSingular(form: string): string[] {
  return [form, form + TA_MARBUTA].flatMap((word) => {
    const stems = lexicon().arabic.get(word) ?? []
    return stems.includes(word) || stems.includes(form) ? stems : []
  })
}
