import { withProclitics } from "../clitics.ts"
import { LOST_PLACES, LOST_WORDS, quoteLexeme, SIDE_OF_APOSTROPHE } from "./lexemes.ts"

/** Tsqueries that find every article in whose text a name may stand: `exact` few others, `quick` more, without a look at any entry. */
export type NameQuery = { readonly exact: string; readonly quick: string }

/**
 * For these folded words, without apostrophes: `exact` finds them one behind the other, `quick` all of them anywhere; the first behind
 * proclitics, each of them on one side of an apostrophe. Where an entry in the index has not all of its words' places it is enough that
 * the words are there, and where it has not all words nothing is asked. No stems: a name has one form.
 * @param articled whether the first may also have the article before it.
 */
export function queryOfName(words: readonly string[], articled: boolean): NameQuery {
  const forms = words.map((word, index) => (index === 0 ? withProclitics(word, articled) : [word]))
  const sides = words.filter((word) => !isArabic(word)).map((word) => SIDE_OF_APOSTROPHE + word)
  const together = forms
    .map((some, index) => anyOf(isArabic(words[index] as string) ? some : [...some, SIDE_OF_APOSTROPHE + words[index]]))
    .join(" & ")
  const lost = quoteLexeme(LOST_WORDS)
  const quick = `(${together}) | ${lost}`
  if (words.length === 1) return { exact: quick, quick }
  const phrase = forms.map(anyOf).join(" <-> ")
  return { exact: `(${phrase}) | (${together} & ${anyOf([...sides, LOST_PLACES])}) | ${lost}`, quick }
}

/** For a folded word as it is. */
export function queryOfWord(word: string): NameQuery {
  const query = anyOf([word, LOST_WORDS])
  return { exact: query, quick: query }
}

function anyOf(lexemes: readonly string[]): string {
  return `(${[...new Set(lexemes.map(quoteLexeme))].join(" | ")})`
}

// A word has Arabic letters or others, and only others have apostrophes between them (tokens.ts).
function isArabic(word: string): boolean {
  return /^\p{Script=Arabic}/u.test(word)
}
