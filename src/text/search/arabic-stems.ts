import { singularsOf } from "./broken-plurals.ts"
import { lightStems, withHamza, withoutPronoun } from "./endings.ts"
import { type Known, known, lexicon, TA_MARBUTA } from "./lexicon.ts"

/** How many stems a word has at most. */
export const MOST_STEMS = 4

// How many letters must remain behind single letters that are taken for proclitics: three if the rest is a listed word, else
// four (three behind و and ف).
const KNOWN_REST = 3
const UNKNOWN_REST = 4

const CONJUNCTIONS = ["و", "ف"]
const SINGLE = ["ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"]
// Longer prefixes come first, so that "وبال" is not read as "و".
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

// The prefix س of the future, before a letter with which imperfect verbs begin.
const future = /^[وف]?س[يتنا]/

/**
 * The stems of a folded Arabic word, which may end in ة instead of the folded ه. Light stemming after Larkey, Ballesteros and
 * Connell, "Light Stemming for Arabic Information Retrieval" (2007), with a lexicon added: of the readings with fewer and fewer
 * prefixes, the first one that is a listed word decides, else the first that is a listed word with an ending. If there is none,
 * ال and what stands before it is removed; of single letters, which may belong to the word, both readings are kept.
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

// Folded, "السنة" is ألسنة (tongues), and سنة (year) with the article.
function withArticle(word: string, stems: readonly string[]): readonly string[] {
  const behind = word.startsWith("ال") ? known(word.slice(2)) : null
  return behind && !behind.ended ? [...new Set([...stems, ...behind.stems])] : stems
}

// "لغزة" is read as ل with غزة, not as لغز with ة; but since it may be the latter, the stems of the whole word are kept too. If
// the word behind the letter has an ending as well, that letter may belong to the word (unless it is و): "فطيرة" is not ف with
// طير.
function decisive(word: string, own: Known | null, rests: readonly string[]): readonly string[] | null {
  const behindArticle = word.startsWith("ال") ? word.slice(2) : null
  let ended: { rest: string; stems: readonly string[] } | undefined
  for (const rest of rests) {
    const found = known(rest)
    if (found && !found.ended)
      return distinct([...withArticle(rest, found.stems), ...(behindArticle === rest ? [] : (own?.stems ?? []))])
    if (found) ended ??= { rest, stems: found.stems }
  }
  // "الواحة" is not ألواح with ة.
  if (own) return behindArticle === null ? own.stems : distinct([...own.stems, ...lightStems(behindArticle)])
  if (!ended) return null
  const isOneLetter = ended.rest.length === word.length - 1 && !word.startsWith("و")
  return distinct([...ended.stems, ...(isOneLetter ? lightStems(word).slice(0, 1) : [])])
}

function distinct(stems: readonly string[]): readonly string[] {
  return [...new Set(stems)].slice(0, MOST_STEMS)
}

// The first stem of each reading, then the second ones, beginning with the shortest reading.
function guesses(word: string, rests: readonly string[]): readonly string[] {
  const likely = rests.filter(
    (rest) => rest.length >= (CONJUNCTIONS.includes(word.slice(0, -rest.length)) ? KNOWN_REST : UNKNOWN_REST),
  )
  const readings = [word, ...likely].map(unlistedStems)
  const first = readings.map((stems) => stems[0] ?? "")
  const second = readings.reverse().flatMap((stems) => stems.slice(1))
  return [...new Set([...first, ...second])].slice(0, MOST_STEMS)
}

/**
 * The stems of an unlisted word without clitics: without its endings, and the singulars of which it may be a plural by its
 * shape.
 */
function unlistedStems(form: string): string[] {
  const hamza = withHamza(form)
  const whole = hamza === null ? [] : [hamza, ...singularStems(hamza)]
  return [...new Set([...lightStems(form), ...singularStems(form), ...whole])]
}

// If one of the possible singulars is a listed word, only that one; else all of them.
function singularStems(form: string): readonly string[] {
  for (const core of [form, ...withoutPronoun(form)]) {
    const singulars = singularsOf(core)
    if (singulars.length === 0) continue
    const listed = singulars.map(listedSingular).find((stems) => stems.length > 0)
    return listed ?? singulars.map((singular) => lightStems(singular)[0] ?? singular)
  }
  return []
}

// A word that is listed as its own stem, as it stands or with ة; "سكان" is itself a plural.
function listedSingular(form: string): string[] {
  return [form, form + TA_MARBUTA].flatMap((word) => {
    const stems = lexicon().arabic.get(word) ?? []
    return stems.includes(word) || stems.includes(form) ? stems : []
  })
}
