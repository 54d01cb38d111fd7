import { lexicon } from "./lexicon.ts"

const vowel = /[aeiouy]/

/**
 * The stems of a folded word in Latin letters. Possessive, plural, -ed and -ing are removed as in steps 1a to 1c of Porter, "An
 * algorithm for suffix stripping" (1980), and so is a final e. Words with fewer than four letters, words of
 * dictionaries/english-forms.yaml and words that do not look English ("Tueller", "Hussein") stay as they are. Unlike in
 * Porter's later steps, derivations ("universal", "university") are kept apart. Gives one stem, or two for a form of two listed
 * words ("leaves").
 */
export function englishStems(word: string): readonly string[] {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("'") ? word.slice(0, -1) : word
  const { english } = lexicon()
  const known = english.get(bare)
  if (known !== undefined) return known
  if (bare.length < 4) return [bare]
  const singular = withoutPlural(bare)
  const core = withoutParticiple(singular)
  const listed = english.get(singular) ?? english.get(core) ?? (core === singular ? undefined : english.get(`${core}e`))
  if (listed) return listed
  // "Wolfe" is not a form of wolf. British spelling doubles an l ("travelled"); longer words end in one l in all their stems.
  const short = withoutE(core.replace(/(?<=....)ll$/, "l"))
  return [english.has(short) ? core : short]
}

function withoutPlural(word: string): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2)
  if (word.endsWith("men") && word.length > 4) return `${word.slice(0, -2)}an`
  if (!word.endsWith("s") || /(?:ss|us|is|as|'s)$/.test(word)) return word
  return word.slice(0, -1)
}

function withoutParticiple(word: string): string {
  if (word.endsWith("ied") && word.length > 4) return `${word.slice(0, -3)}y`
  const ending = word.endsWith("ing") ? 3 : word.endsWith("ed") && !word.endsWith("eed") ? 2 : 0
  const core = word.slice(0, word.length - ending)
  if (ending === 0 || core.length < 3 || !vowel.test(core)) return word
  const last = core.at(-1) ?? ""
  const doubled = core.at(-2) === last && !vowel.test(last) && !"lsz".includes(last)
  return doubled ? core.slice(0, -1) : core
}

function withoutE(word: string): string {
  return word.length > 4 && word.endsWith("e") && !word.endsWith("ee") ? word.slice(0, -1) : word
}
