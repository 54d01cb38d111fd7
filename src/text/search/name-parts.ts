import { distance } from "fastest-levenshtein"
import { stemsOf } from "./stems.ts"

// Consonants that the two scripts write for each other, whatever the convention; vowels, glides and throat sounds are written or not.
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

/** Words beside a name's parts that only one of the scripts writes as words. */
const ARTICLES = new Set(["al", "el"])

/**
 * The words of another name of the same person that stand for a word of this one: "huda" of "huda shukri" is "هدي" of "هدي شكري". Both
 * names are given as their folded words. A word counts where it sounds alike and stands in the same place, or, in names of different
 * length, where it has the same consonants, two at least. Nothing where the name has no such word.
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

/** One consonant of three may be another. */
function isAlike(a: string, b: string): boolean {
  return distance(a, b) <= Math.floor(Math.max(a.length, b.length) / 3)
}
