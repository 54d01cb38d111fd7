import { z } from "zod"
import { readDictionary } from "../dictionaries.ts"
import { fold } from "../fold.ts"
import { CORE_MINIMUM, KNOWN_ENDINGS } from "./endings.ts"

/** Ta marbuta. `fold` turns it into ه; stems keep it as the last letter where the original has it, for it is no pronoun. */
export const TA_MARBUTA = "ة"

const lists = z.array(z.array(z.string().min(1)).min(1))
const schema = z.strictObject({
  words: lists,
  particles: lists,
  distinct: lists,
  families: lists,
  english: z.strictObject({ whole: lists, families: lists }),
})

/** Word -> stem, folded, with a last ة kept. Arabic particles and English words stand apart. */
export type Lexicon = { arabic: Map<string, string>; particles: Set<string>; english: Map<string, string> }

let loaded: Lexicon | undefined

/** The words of dictionaries/stems.yaml, read once on first use. */
export function lexicon(): Lexicon {
  loaded ??= build()
  return loaded
}

function build(): Lexicon {
  const data = readDictionary("stems", schema)
  const arabic = new Map<string, string>()
  const add = (word: string, stem: string): void => {
    if (!arabic.has(word)) arabic.set(word, stem)
  }
  for (const family of data.families) {
    const stem = foldKeeping(family[0] ?? "")
    for (const word of family) add(foldKeeping(word), stem)
  }
  for (const word of data.distinct.flat()) add(foldKeeping(word), foldKeeping(word))
  for (const word of data.words.flat().map(foldKeeping)) {
    // What a family or distinct word has decided also holds for its form without ة.
    if (arabic.has(word)) continue
    const bare = word.endsWith(TA_MARBUTA) ? word.slice(0, -1) : word
    add(word, bare.length < CORE_MINIMUM ? word : bare)
    if (bare.length >= CORE_MINIMUM) add(bare, bare)
  }
  const english = new Map(data.english.whole.flat().map((word) => [word, word]))
  for (const family of data.english.families) for (const word of family) english.set(word, family[0] ?? word)
  return { arabic, particles: new Set(data.particles.flat().map(fold)), english }
}

function foldKeeping(word: string): string {
  return word.endsWith(TA_MARBUTA) ? fold(word).slice(0, -1) + TA_MARBUTA : fold(word)
}

/**
 * The stems of a word without clitics, if it is a listed word with or without endings; else none. A word written with ه
 * may be one with ة or one with a pronoun ("مكتبه": a library, his office) and then gives both.
 */
export function knownStems(form: string): string[] {
  const { arabic } = lexicon()
  const whole = arabic.get(form)
  if (form.endsWith("ه") && form.length > CORE_MINIMUM) {
    const bare = form.slice(0, -1)
    const found = [whole, arabic.get(bare + TA_MARBUTA), arabic.get(bare)].filter((stem) => stem !== undefined)
    if (found.length > 0) return [...new Set(found)]
  }
  if (whole !== undefined) return [whole]
  for (const { ending, feminine, plain } of KNOWN_ENDINGS) {
    if (!form.endsWith(ending)) continue
    const core = form.slice(0, -ending.length)
    const stem =
      (feminine && core.length >= 2 ? arabic.get(core + TA_MARBUTA) : undefined) ??
      (plain && core.length >= CORE_MINIMUM ? arabic.get(core) : undefined) ??
      (core.length >= CORE_MINIMUM && !feminine && ending.startsWith("ي") ? arabic.get(core + TA_MARBUTA) : undefined)
    if (stem !== undefined) return [stem]
  }
  return []
}
