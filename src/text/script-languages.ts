import { franc } from "franc-min"

// The languages that are told apart within a script, by their ISO 639-3 codes, which franc uses.
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

// With fewer letters than this, trigrams are no better than chance.
const LONG_ENOUGH = 80

// Letters that are in one of these languages and not in Arabic. Those of Persian are also in Urdu, Kurdish and Pashto.
const urdu = /[ٹڈڑںےۓ]/g
const pashto = /[ټډړږښځڅېۍ]/g
const kurdish = /[ڕڵێۆە]/g
const persian = /[پچژگیک]/g
// Spellings that are frequent in Arabic and rare in the other languages.
const arabic = /[إأةى]|(?<!\p{L})[وبكف]?ال/gu
const arabicLetters = /\p{Script=Arabic}/gu

/** The language of a text in Arabic script; "ar" unless letters of another language are frequent in it. */
export function arabicScript(text: string): string {
  const letters = count(text, arabicLetters)
  const others: readonly (readonly [string, number])[] = [
    ["ur", count(text, urdu)],
    ["ps", count(text, pashto)],
    ["ckb", count(text, kurdish)],
    ["fa", count(text, persian)],
  ]
  const foreign = others.reduce((sum, [, found]) => sum + found, 0)
  // An Arabic text may well have some Persian names. In Persian or Urdu, every other word has such a letter.
  if (foreign < letters * 0.03 || foreign < count(text, arabic)) return "ar"
  if (letters >= LONG_ENOUGH) return trigrams(text, ARABIC)
  for (const [language, found] of others) if (found > 0 && (language === "fa" || found >= letters * 0.03)) return language
  return "ar"
}

// Words that nearly every English text has, and that the other languages of the list do not.
const english = /\b(?:the|of|and|to|for|with|from|is|are|was|were|by|that|this|his|its|after|over|will|has|have|says|said)\b/gi
const words = /\p{L}+(?:['’]\p{L}+)*/gu

/** The language of a text in Latin script. A short text is "en" if it has English function words, else "und". */
export function latinScript(text: string): string {
  const all = count(text, words)
  const hits = count(text, english)
  const accented = /[\u00c0-\u024f]/.test(text)
  const letters = count(text, /\p{Script=Latin}/gu)
  if (letters >= LONG_ENOUGH) return trigrams(text, LATIN)
  return hits > 0 && hits >= all * 0.1 && !accented && letters >= 8 ? "en" : "und"
}

// Letters that only one of the languages in Cyrillic has, the most distinctive first.
const CYRILLIC_LETTERS: readonly (readonly [string, RegExp])[] = [
  ["kk", /[әғқңөұүһ]/i],
  ["be", /ў/i],
  ["uk", /[їєґ]/i],
  ["sr", /[ђјљњћџ]/i],
  ["ru", /[ыэ]/i],
]

/** The language of a text in Cyrillic script. A short text is "und" unless it has a letter that only one language has. */
export function cyrillicScript(text: string): string {
  if (count(text, /\p{Script=Cyrillic}/gu) >= LONG_ENOUGH) return trigrams(text, CYRILLIC)
  return CYRILLIC_LETTERS.find(([, letters]) => letters.test(text))?.[0] ?? "und"
}

/** The language of a text in Devanagari: Hindi, Marathi or Nepali. */
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
