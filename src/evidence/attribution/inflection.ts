import type { Phrase } from "../../text/dictionaries.ts"

// "مضيفا", "لافتا"; not the dual "تابعا".
const PARTICIPLE = /^(?:م..+|[^ت]ا..+)ا$/
// Forms that are nouns first: "مذكرة" is a note, "ناقلة" a tanker, "مقره" where somebody has a seat.
const NOUNS = new Set(
  "مذكره مذكرات كاتبه كاتبات ناقله ناقلات عاده عادات ملاحظه ملاحظات مقره مقرات مقترحه مقترحات متابعات مقدرات راويه راويات".split(
    " ",
  ),
)
const ARABIC = /^[\u0621-\u064a]{3,}$/

/**
 * The forms of verbs and participles that go by one of them, folded, so that a word list needs only one for each: of a perfect
 * "أضاف" the feminine, plural and dual ("أضافت", "أضافوا", "أضافا", "أضافتا"), of an imperfect "ينفي" those ("تنفي", "ينفون",
 * "ينفيان"), of a participle in the accusative "مضيفا" those ("مضيفة", "مضيفين", "مضيفات"). Phrases and words in other letters
 * stay as they are. Some of the forms are no words, and stand in no text.
 */
export function inflected(phrases: readonly Phrase[]): Phrase[] {
  const words = new Set(phrases.map((phrase) => phrase.join(" ")))
  const forms = [...words].flatMap((word) => [word, ...formsOf(word, words).filter((form) => !NOUNS.has(form))])
  return [...new Set(forms)].map((form) => form.split(" "))
}

function formsOf(word: string, words: ReadonlySet<string>): string[] {
  if (!ARABIC.test(word) || /(?:ون|وا|ين|ات|ه|نا)$/.test(word)) return []
  if (word.startsWith("ي")) return imperfect(word)
  // "تقول" goes by "يقول"; "تابع" is a perfect.
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

// The dual of three letters is a noun too often: "نقلا", "كشفا", "ردا".
function perfect(word: string): string[] {
  if (/[اي]$/.test(word)) {
    const stem = word.slice(0, -1)
    return [`${stem}ت`, `${stem}وا`, `${stem}تا`, ...(word.endsWith("ي") ? [`${word}ا`] : [])]
  }
  return [`${word}ت`, `${word}وا`, `${word}تا`, ...(word.length > 3 ? [`${word}ا`] : [])]
}
