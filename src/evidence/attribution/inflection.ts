import type { Phrase } from "../../text/dictionaries.ts"

// "مضيفا", "لافتا"; but not "تابعا", which is a dual.
const PARTICIPLE = /^(?:م..+|[^ت]ا..+)ا$/
// Words with the form of a verb or participle that are mostly nouns: "مذكرة" a note, "ناقلة" a tanker, "مقره" a seat.
const NOUNS = new Set(
  "مذكره مذكرات كاتبه كاتبات ناقله ناقلات عاده عادات ملاحظه ملاحظات مقره مقرات مقترحه مقترحات متابعات مقدرات راويه راويات".split(
    " ",
  ),
)
const ARABIC = /^[\u0621-\u064a]{3,}$/

/**
 * Expands folded verbs and participles to their other forms, so that a word list needs one of each. A perfect "أضاف" gives the
 * feminine, plural and dual ("أضافت", "أضافوا", "أضافا", "أضافتا"), an imperfect "ينفي" gives "تنفي", "ينفون", "ينفيان", a
 * participle in the accusative "مضيفا" gives "مضيفة", "مضيفين", "مضيفات". Phrases, and words in other scripts, stay as they
 * are. Some of the forms do not exist in Arabic; they match nothing.
 */
export function inflected(phrases: readonly Phrase[]): Phrase[] {
  const words = new Set(phrases.map((phrase) => phrase.join(" ")))
  const forms = [...words].flatMap((word) => [word, ...formsOf(word, words).filter((form) => !NOUNS.has(form))])
  return [...new Set(forms)].map((form) => form.split(" "))
}

function formsOf(word: string, words: ReadonlySet<string>): string[] {
  if (!ARABIC.test(word) || /(?:ون|وا|ين|ات|ه|نا)$/.test(word)) return []
  if (word.startsWith("ي")) return imperfect(word)
  // "تقول" is found as a form of "يقول"; "تابع" is a perfect that begins with ت.
  if (word.startsWith("ت") && words.has(`ي${word.slice(1)}`)) return []
  if (word.endsWith("ا") && word.length > 3) return PARTICIPLE.test(word) ? participle(word.slice(0, -1)) : []
  return perfect(word)
}

function imperfect(word: string): string[] {
  const rest = word.slice(1)
  const stem = /[اويى]$/.test(rest) ? rest.slice(0, -1) : rest
  return [`ت${rest}`, `ي${stem}ون`, `ي${rest}ان`, `ت${rest}ان`]
}

function participle(stem: string): string[] {
  return [`${stem}ه`, stem.endsWith("ي") ? `${stem}ن` : `${stem}ين`, `${stem}ات`]
}

// The dual of a verb of three letters is left out, since it is often a noun: "نقلا", "كشفا", "ردا".
function perfect(word: string): string[] {
  if (/[اي]$/.test(word)) {
    const stem = word.slice(0, -1)
    return [`${stem}ت`, `${stem}وا`, `${stem}تا`, ...(word.endsWith("ي") ? [`${word}ا`] : [])]
  }
  return [`${word}ت`, `${word}وا`, `${word}تا`, ...(word.length > 3 ? [`${word}ا`] : [])]
}
