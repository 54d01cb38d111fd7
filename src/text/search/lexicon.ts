import { z } from "zod"
import { readDictionary } from "../dictionaries.ts"
import { fold } from "../fold.ts"
import { CORE_MINIMUM, KNOWN_ENDINGS, withHamza } from "./endings.ts"

/**
 * Ta marbuta. `fold` turns it into ه, but stemming keeps it where the original has it as its last letter, since it cannot be a
 * pronoun.
 */
export const TA_MARBUTA = "ة"

const word = z.string().min(1)
const lists = z.array(z.array(word).min(1))
/** Lists whose entries are families of words in one string: "باب أبواب". */
const families = lists.transform((all) => all.flat().map((family) => family.split(" ")))
const stems = z.strictObject({ words: lists, particles: lists, distinct: lists, families: lists })
const plurals = z.record(z.string(), families)
const english = z.strictObject({ whole: lists, families: lists, verbs: families, nouns: families })

/** The stems of words; a word has several if it is a form of several words. */
type Stems = Map<string, readonly string[]>

/**
 * Listed words with their stems, folded, but with a last ة kept. Arabic particles and English words are in lists of their own.
 */
export type Lexicon = { arabic: Stems; particles: Set<string>; english: Stems }

let loaded: Lexicon | undefined

/** The words of dictionaries/{stems,broken-plurals,english-forms}.yaml, read on first use. */
export function lexicon(): Lexicon {
  loaded ??= build()
  return loaded
}

function build(): Lexicon {
  const data = readDictionary("stems", stems)
  const arabic: Stems = new Map()
  for (const family of [...data.families, ...Object.values(readDictionary("broken-plurals", plurals)).flat()]) {
    const [first = "", ...others] = family.map(foldKeeping)
    // A family that begins with a form of another family belongs to that one.
    addFamily(arabic, [first, ...others], arabic.get(first)?.[0] ?? first)
  }
  const add = (word: string, stem: string): void => {
    if (!arabic.has(word)) arabic.set(word, [stem])
  }
  for (const word of data.distinct.flat()) add(foldKeeping(word), foldKeeping(word))
  for (const word of data.words.flat().map(foldKeeping)) {
    // What a family, or a word that is listed as distinct, says of a word also holds for the word without ة.
    if (arabic.has(word)) continue
    const bare = word.endsWith(TA_MARBUTA) ? word.slice(0, -1) : word
    add(word, bare.length < CORE_MINIMUM ? word : bare)
    if (bare.length >= CORE_MINIMUM) add(bare, bare)
  }
  return { arabic, particles: new Set(data.particles.flat().map(fold)), english: buildEnglish() }
}

function buildEnglish(): Stems {
  const { whole, ...forms } = readDictionary("english-forms", english)
  const words: Stems = new Map()
  for (const family of [...forms.families, ...forms.verbs, ...forms.nouns]) addFamily(words, family, family[0] ?? "")
  for (const word of whole.flat()) if (!words.has(word)) words.set(word, [word])
  return words
}

function addFamily(words: Stems, family: readonly string[], stem: string): void {
  for (const word of family) words.set(word, [...new Set([...(words.get(word) ?? []), stem])])
}

function foldKeeping(word: string): string {
  return word.endsWith(TA_MARBUTA) ? fold(word).slice(0, -1) + TA_MARBUTA : fold(word)
}

/** The stems of a listed word; `ended`: found only after an ending was removed. */
export type Known = { stems: readonly string[]; ended: boolean }

/**
 * The stems of a word without clitics, if it is listed, with or without endings; null if not. A word written with ه may end in
 * ة or in a pronoun ("مكتبه": a library, his office) and then has the stems of both.
 */
export function known(form: string): Known | null {
  const { arabic } = lexicon()
  const whole = arabic.get(form)
  if (form.endsWith("ه") && form.length > CORE_MINIMUM) {
    const bare = form.slice(0, -1)
    const found = [whole, arabic.get(bare + TA_MARBUTA), arabic.get(bare)].filter((stems) => stems !== undefined)
    if (found.length > 0) return { stems: [...new Set(found.flat())], ended: false }
  }
  if (whole !== undefined) return { stems: whole, ended: false }
  for (const { ending, feminine, plain } of KNOWN_ENDINGS) {
    if (!form.endsWith(ending)) continue
    const core = form.slice(0, -ending.length)
    const stems =
      (feminine && core.length >= 2 ? arabic.get(core + TA_MARBUTA) : undefined) ??
      (plain && core.length >= CORE_MINIMUM ? arabic.get(core) : undefined) ??
      (core.length >= CORE_MINIMUM && !feminine && ending.startsWith("ي") ? arabic.get(core + TA_MARBUTA) : undefined)
    if (stems === undefined) continue
    // "قوتها" is of قوت and of قوة.
    const withTa = core.endsWith("ت") ? (arabic.get(core.slice(0, -1) + TA_MARBUTA) ?? []) : []
    return { stems: [...new Set([...stems, ...withTa])], ended: true }
  }
  const hamza = withHamza(form)
  const behind = hamza === null ? undefined : arabic.get(hamza)
  return behind ? { stems: behind, ended: true } : null
}
