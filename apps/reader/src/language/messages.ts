import { arabic } from "./arabic.ts"
import { english } from "./english.ts"
import { counted, type Plural } from "./format.ts"
import { type Locale, useLocale } from "./locale.ts"

/**
 * Every text of the interface. English defines the keys: a text that is missing in Arabic, or has no English counterpart, is a
 * type error.
 */
export type Messages = { readonly [Key in keyof typeof english]: (typeof english)[Key] extends Plural ? Plural : string }
type Counted = { [Key in keyof Messages]: Messages[Key] extends string ? never : Key }[keyof Messages]
type Plain = Exclude<keyof Messages, Counted>

const MESSAGES: Record<Locale, Messages> = { ar: arabic, en: english }

export interface Speech {
  readonly locale: Locale
  /** A text; `{name}` in it is replaced by the value of that name. */
  say(key: Plain, values?: Record<string, string>): string
  /** A number with its noun. */
  count(key: Counted, count: number): string
}

export function speech(locale: Locale): Speech {
  return {
    locale,
    say: (key, values = {}) => MESSAGES[locale][key].replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole),
    count: (key, count) => counted(locale, count, MESSAGES[locale][key]),
  }
}

export const useSpeech = (): Speech => speech(useLocale())
