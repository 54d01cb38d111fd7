import { distance } from "fastest-levenshtein"
import { stemsOf } from "./stems.ts"

// Consonants that stand for each other in the two scripts, in all conventions of transliteration. Vowels, glides and guttural
// sounds are not compared, since they are often left unwritten.
const CONSONANTS: readonly (readonly [string, string])[] = [
  ["bpبپ", "b"],
  ["tتطث", "t"],
  ["jgجغگ", "g"],
  ["dدضذظ", "d"],
  ["rر", "r"],
  ["zز", "z"],
  ["sسصش", "s"],
  ["fvف", "f"],
  ["kqcxقكخ", "k"],
  ["lل", "l"],
  ["mم", "m"],
  ["nن", "n"],
]
const sounds = new Map(CONSONANTS.flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound] as const)))

/** Words that are separate words in only one of the two scripts. */
const ARTICLES = new Set(["al", "el"])

/**
 * The words of another name of the same person that correspond to a word of this name: "huda" of "huda shukri" to "هدي" of "هدي
 * شكري". Both names are given as folded words. A word corresponds if it sounds alike and has the same position; in names of
 * different length, if it has the same consonants, two at least. Empty where the word is not in the name.
 */
export function samePart(word: string, name: readonly string[], other: readonly string[]): string[] {
  const parts = name.filter((part) => !ARTICLES.has(part))
  const others = other.filter((part) => !ARTICLES.has(part))
  const place = parts.findIndex((part) => isForm(part, word))
  if (place < 0) return []
  const heard = soundOf(parts[place] as string)
  const found = others.filter((part, index) =>
    parts.length === others.length
      ? index === place && isAlike(heard, soundOf(part))
      : heard.length > 1 && soundOf(part) === heard,
  )
  return found.filter((part) => part !== word)
}

function isForm(part: string, word: string): boolean {
  return part === word || stemsOf(part).some((stem) => stemsOf(word).includes(stem))
}

function soundOf(word: string): string {
  const heard = [...word.replace(/^ال/, "")].map((letter) => sounds.get(letter) ?? "").join("")
  return heard.replace(/(.)\1+/g, "$1")
}

/** Whether two sequences of consonants differ in at most a third of them. */
function isAlike(a: string, b: string): boolean {
  return distance(a, b) <= Math.floor(Math.max(a.length, b.length) / 3)
}
