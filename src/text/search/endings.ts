/** Letters that must remain before an ending that is taken off: one more than light10 asks for, against chance hits. */
export const CORE_MINIMUM = 3

/**
 * Endings of listed words, the shortest first. `feminine`: the ending stands in place of ة ("وزارات", "وزارتها"), so the
 * word with ة is looked for first; `plain`: the ending follows the whole word.
 */
export const KNOWN_ENDINGS: readonly { ending: string; feminine: boolean; plain: boolean }[] = [
  ...mark(
    "ة ه ي ا ت ها هم هن كم نا هما ان ين ون وا و وه وها وهم ونا اه اها اهم اهما يه ية يها يهم يهما يا يو يات يين يون يان يته يتها يتهم يتين يتان",
    false,
    true,
  ),
  ...mark("ات تي تا تيه تيها تيهم تيهما تاه تاها تاهما اتي تين تان اته اتها اتهم اتهن اتنا اتكم", true, true),
  ...mark("ته تها تهم تهن تنا تكم تهما", true, true),
].sort((a, b) => a.ending.length - b.ending.length)

function mark(endings: string, feminine: boolean, plain: boolean): { ending: string; feminine: boolean; plain: boolean }[] {
  return endings.split(" ").map((ending) => ({ ending, feminine, plain }))
}

// Longest first. Light10 takes off ها ان ات ون ين يه ية ه ة ي, one after another; these are the same and their
// combinations with each other, with more pronouns, the accusative ا and the verb's ت and وا.
const ENDINGS = longestFirst(
  "اتها اته اتهم اتهن اتنا اتكم يتها يته يتهم يتهن يتنا ياتها ياته ياتهم ياتنا يتين يتان " +
    "تيهما تيها تيهم تيه تاهما تاها تاه اتي تي تا يو و وها وه وهم ونا تها ته تهم تهن تنا تكم تهما ها هم هن هما كم نا ه ة ي ية يه يات يون يين يان تين تان ات وا ين ون ان ت يا ا",
)

// These letters as often belong to the word itself ("اعلان", "تعيين", "تصويت", "تفاهم"): the word also stays as it is.
const DOUBTFUL = new Set("ين ون ان تين تان يان ت هم هن كم".split(" "))

// Before a pronoun ة has become ت, but the word may also have a ت of its own ("حكومته", "توقيته").
const KEEPS_T = new Set("ته تها تهم تهن تنا تكم تهما تي تا".split(" "))

// These leave four letters: with three the word is mostly whole ("عليا", "دنيا", "ثابت").
const LONGER_CORE = new Set("ا ت".split(" "))

/** The word without the pronoun behind ء, which has a seat before it ("وزرائه", "دماؤهم"); null where there is none. */
export function withHamza(word: string): string | null {
  const [, core] = /^(..+ا)[يو](?:هما|ها|هم|هن|كم|نا|ه|ي)$/.exec(word) ?? []
  return core === undefined ? null : `${core}ء`
}

const PRONOUN = /(?:هما|ها|هم|هن|كم|نا|[هيا])$/

/** The word without what may be a pronoun or the accusative ا; nothing where it ends in none. */
export function withoutPronoun(word: string): string[] {
  const core = word.replace(PRONOUN, "")
  return core.length === word.length || core.length < CORE_MINIMUM ? [] : [core]
}

// Plurals before a noun, without their ن ("مهندسو البلدية"). Other words in و are names of other languages (ماريو, كاسترو), so this is
// taken off shapes that only nouns of agents have: م at the beginning, an ا behind the first or second of three letters, a nisba.
const AGENTS = /^(?:م[^اي].{2,}|.ا[^اوي][^اوي]|[^ا][^او]ا[^اوي]|.{4,}ي)و$/
// With a pronoun those with م only: "قاتلوه" is a verb.
const THEIR_AGENTS = /^م[^اي].{2,}و(?:ه|ها|هم|نا)$/

/**
 * The stems of an Arabic word that is not listed, without its clitics, the most stripped first: one or two, after the
 * light stemming of Larkey, Ballesteros and Connell (2007).
 */
export function lightStems(word: string): string[] {
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending)) continue
    const remaining = word.length - ending.length
    if (remaining < (LONGER_CORE.has(ending) ? CORE_MINIMUM + 1 : CORE_MINIMUM)) continue
    if (/^ي?و/.test(ending) && ending !== "وا" && ending !== "ون" && !(ending.endsWith("و") ? AGENTS : THEIR_AGENTS).test(word))
      continue
    const core = word.slice(0, remaining)
    if (DOUBTFUL.has(ending)) return [core, word]
    if (KEEPS_T.has(ending)) return [core, `${core}ت`]
    // "قانونا" is قانون in the accusative; "علاقاتنا" has a pronoun.
    if (ending === "نا") return [core, `${core}ن`]
    return [core]
  }
  return [word]
}

function longestFirst(endings: string): string[] {
  return [...new Set(endings.split(" "))].sort((a, b) => b.length - a.length)
}
