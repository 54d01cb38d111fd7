import { behindClitics } from "../clitics.ts"
import { lexicon } from "./lexicon.ts"

/** Two clitics that hardly ever stand before names: each form is looked up in the index. */
const RARE = /^(?:ف|وك)/

/**
 * The folded forms in which a folded word of a name stands in texts: behind clitics, with 's. Names have no other forms. A form that is a
 * listed word is that word: "لبنان" is not لـ with the name بنان.
 */
export function formsOfName(word: string): string[] {
  const forms = /^[a-z]/.test(word)
    ? [word, `${word}'s`]
    : behindClitics(word).flatMap(({ form, clitics }) => (clitics === 2 && RARE.test(form) ? [] : [form]))
  return forms.filter((form) => form === word || !lexicon().arabic.has(form))
}
