import { behindClitics } from "../clitics.ts"
import { lexicon } from "./lexicon.ts"

/** Proclitics that hardly ever stand before names; they are left out, since each form is one more look-up in the index. */
const RARE = /^(?:ف|وك)/

/**
 * The folded forms that a word of a name has in texts: with proclitics, or with 's. A form that is itself a listed word is left
 * out: "لبنان" is not ل with the name بنان.
 */
export function formsOfName(word: string): string[] {
  const forms = /^[a-z]/.test(word)
    ? [word, `${word}'s`]
    : behindClitics(word).flatMap(({ form, clitics }) => (clitics === 2 && RARE.test(form) ? [] : [form]))
  return forms.filter((form) => form === word || !lexicon().arabic.has(form))
}
