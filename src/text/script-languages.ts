import { franc } from "franc-min"

// Where several languages share a script, the ones worth telling apart (ISO 639-3, as franc names them).
const LATIN = [
  "eng",
  "fra",
  "deu",
  "spa",
  "ita",
  "por",
  "nld",
  "tur",
  "ind",
  "pol",
  "swe",
  "ron",
  "ces",
  "hun",
  "vie",
  "som",
  "swh",
]
const ARABIC = ["arb", "pes", "urd", "pbu", "ckb"]
const CYRILLIC = ["rus", "ukr", "bul", "srp", "bel", "kaz"]
const DEVANAGARI = ["hin", "mar", "npi"]

// Trigrams guess at random below about this many letters.
const LONG_ENOUGH = 80

// Letters that Arabic does not have, by the language that does. Persian's are also Urdu's, Kurdish's and Pashto's.
const urdu = /[ٹڈڑںےۓ]/g
const pashto = /[ټډړږښځڅېۍ]/g
const kurdish = /[ڕڵێۆە]/g
const persian = /[پچژگیک]/g
// Spellings that Arabic cannot do without and the others seldom have.
const arabic = /[إأةى]|(?<!\p{L})[وبكف]?ال/gu
const arabicLetters = /\p{Script=Arabic}/gu

/** The language of a text in Arabic letters; "ar" unless letters of another language are frequent. */
export function arabicScript(text: string): string {
  const letters = count(text, arabicLetters)
  const others: readonly (readonly [string, number])[] = [
    ["ur", count(text, urdu)],
    ["ps", count(text, pashto)],
    ["ckb", count(text, kurdish)],
    ["fa", count(text, persian)],
  ]
  const foreign = others.reduce((sum, [, found]) => sum + found, 0)
  // A Persian name or two in an Arabic text is common; Persian or Urdu text has such a letter in every other word.
  if (foreign < letters * 0.03 || foreign < count(text, arabic)) return "ar"
  if (letters >= LONG_ENOUGH) return trigrams(text, ARABIC)
  for (const [language, found] of others) if (found > 0 && (language === "fa" || found >= letters * 0.03)) return language
  return "ar"
}

// Words that English text can hardly avoid and that other languages of the list do not have.
const english = /\b(?:the|of|and|to|for|with|from|is|are|was|were|by|that|this|his|its|after|over|will|has|have|says|said)\b/gi
const words = /\p{L}+(?:['’]\p{L}+)*/gu

/** The language of a text in Latin letters; a short text is "en" when English function words say so, else "und". */
export function latinScript(text: string): string {
  const all = count(text, words)
  const hits = count(text, english)
  const accented = /[\u00c0-\u024f]/.test(text)
  const letters = count(text, /\p{Script=Latin}/gu)
  if (letters >= LONG_ENOUGH) return trigrams(text, LATIN)
  return hits > 0 && hits >= all * 0.1 && !accented && letters >= 8 ? "en" : "und"
}

// Letters that one of the languages in Cyrillic has and the others of the list do not; the most telling first.
const CYRILLIC_LETTERS: readonly (readonly [string, RegExp])[] = [
  ["kk", /[әғқңөұүһ]/i],
  ["be", /ў/i],
  ["uk", /[їєґ]/i],
  ["sr", /[ђјљњћџ]/i],
  ["ru", /[ыэ]/i],
]

/** The language of a text in Cyrillic letters; a short text is "und" without a letter that only one language has. */
export function cyrillicScript(text: string): string {
  if (count(text, /\p{Script=Cyrillic}/gu) >= LONG_ENOUGH) return trigrams(text, CYRILLIC)
  return CYRILLIC_LETTERS.find(([, letters]) => letters.test(text))?.[0] ?? "und"
}

/** The language of a text in Devanagari. */
export function devanagari(text: string): string {
  return trigrams(text, DEVANAGARI)
}

function trigrams(text: string, only: string[]): string {
  const code = franc(text, { only, minLength: 10 })
  return code === "und" ? "und" : (Intl.getCanonicalLocales(code)[0] ?? "und")
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
