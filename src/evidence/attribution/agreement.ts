import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { lexicon } from "./lexicon.ts"
import type { Memory } from "./memory.ts"
import { type Reading, wordAt } from "./reading.ts"
import type { Gender, Turn } from "./turns.ts"

/**
 * The gender that a verb shows of its subject. In English, bodies are "it", and so is anybody who is described without an
 * office, such as "the council".
 */
export function spokenGender(reading: Reading, attribution: Attribution, { speaker, group, plural }: Turn): Gender {
  // "كشفت الصحيفة نقلا عن مسؤول": the verb's gender is that of the newspaper, not of the official.
  const named = attribution.speaker?.kind === "description" ? attribution.speaker.first : undefined
  if (named !== undefined && /^(?:عن|من)$/.test(wordAt(reading, named - 1)))
    return plural ? "any" : /ه$/.test(wordAt(reading, named)) ? "feminine" : "masculine"
  if (arabicWord.test(wordAt(reading, attribution.cue.first))) return genderOf(reading, attribution)
  const body = speaker.source !== undefined || (speaker.description !== undefined && group === undefined && !plural)
  return body ? "feminine" : "masculine"
}

/**
 * The last speaker whose gender agrees with a verb or pronoun: "وقالت" does not mean a man, nor "he" a ministry, if another
 * speaker agrees.
 */
export function agreeing({ last, speakers }: Memory, gender: Gender): Turn | undefined {
  if (gender === "any" || !last || last.gender === "any" || last.gender === gender) return last
  return speakers[gender] ?? last
}

/** The gender of whoever a verb or pronoun refers to. */
export function genderOf(reading: Reading, { cue, speaker }: Attribution): Gender {
  const word = wordAt(reading, cue.first)
  if (speaker?.kind === "pronoun") {
    const pronoun = wordAt(reading, speaker.first)
    return speaker.plural ? "any" : /^(?:it|هي|عنها)$/.test(pronoun) ? "feminine" : "masculine"
  }
  if (!arabicWord.test(word) || lexicon().participles.has(word) || /(?:وا|[^ي]ن)$/.test(word)) return "any"
  return /^[وف]?ت|ت$/.test(word) ? "feminine" : "masculine"
}

/** Whom "he said" means where nobody has spoken yet: the person that the text named last. */
export function lastNamed(reading: Reading, { referents }: Memory, { speaker }: Attribution): Turn | undefined {
  if (!speaker || !/^s?he$/.test(wordAt(reading, speaker.first))) return undefined
  return referents.find(({ turn }) => turn.speaker.person !== undefined)?.turn
}

/** Whether a verb or pronoun means several: "وأضافوا", "they said", "قال هؤلاء". */
export function isPlural(reading: Reading, { cue, speaker }: Attribution): boolean {
  if (speaker?.kind === "pronoun") return speaker.plural
  return /^[وف]?(?:[يت].{2,}ون|.{2,}وا)$/.test(wordAt(reading, cue.first))
}
