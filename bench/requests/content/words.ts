import { Random } from "./random.ts"

// Invented words: as many as a newspaper uses, with the clitics and endings of Arabic words.

const SIZE = 20_000
const LETTERS = "بتثجحخدرزسشصضطعغفقكلمنه"
const BEFORE = ["", "", "", "ال", "ال", "م", "ت", "ي", "و", "بال", "است"]
const BEHIND = ["", "", "", "ة", "ات", "ين", "ون", "ية", "ي", "ها"]
const CONSONANTS = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "sh"]
const VOWELS = ["a", "e", "i", "o", "u", "ea", "ou"]

export type Language = "ar" | "en"

export interface Vocabulary {
  /** The most frequent first. */
  readonly words: Readonly<Record<Language, readonly string[]>>
  /** `count` words, drawn with the frequencies of a language. */
  text(random: Random, language: Language, count: number): string
  /** A text of at least `characters` characters: sentences in paragraphs, with a blank line between them. */
  body(random: Random, language: Language, characters: number): string
}

export function vocabulary(seed: number): Vocabulary {
  const random = new Random(seed, 1)
  const words = { ar: distinct(() => arabicWord(random)), en: distinct(() => englishWord(random)) }
  const draw = (from: Random, language: Language) => words[language][from.zipf(SIZE)] as string
  const text = (from: Random, language: Language, count: number) =>
    Array.from({ length: count }, () => draw(from, language)).join(" ")
  const body = (from: Random, language: Language, characters: number) => {
    const comma = language === "ar" ? "، " : ", "
    let written = ""
    for (let count = 1; written.length < characters; count++) {
      written += draw(from, language)
      written += count % 65 === 0 ? ".\n\n" : count % 13 === 0 ? ". " : count % 7 === 0 ? comma : " "
    }
    return `${written.replace(/[\s.،,]+$/, "")}.`
  }
  return { words, text, body }
}

function distinct(make: () => string): string[] {
  const words = new Set<string>()
  while (words.size < SIZE) words.add(make())
  return [...words]
}

function arabicWord(random: Random): string {
  const root = Array.from({ length: random.next() < 0.35 ? 4 : 3 }, () => random.pick([...LETTERS])).join("")
  return random.pick(BEFORE) + root + random.pick(BEHIND)
}

function englishWord(random: Random): string {
  const syllables = 2 + random.below(3)
  return Array.from({ length: syllables }, () => random.pick(CONSONANTS) + random.pick(VOWELS)).join("")
}

/** A word, or a name of several, as English writes names. */
export function capitalised(text: string): string {
  return text.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase())
}
