/** How many letters must remain when an ending is removed: one more than in light10, to avoid chance matches. */
export const CORE_MINIMUM = 3

/**
 * Endings of listed words, the shortest first. `feminine`: the ending replaces ة ("وزارات", "وزارتها"), so the word with ة is
 * looked up first; `plain`: the ending is added to the whole word.
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

// The longest first. Light10 removes ها ان ات ون ين يه ية ه ة ي one after another; these are the same and their combinations,
// with more pronouns, the accusative ا and the ت and وا of verbs.
const ENDINGS = longestFirst(
  "اتها اته اتهم اتهن اتنا اتكم يتها يته يتهم يتهن يتنا ياتها ياته ياتهم ياتنا يتين يتان " +
    "تيهما تيها تيهم تيه تاهما تاها تاه اتي تي تا يو و وها وه وهم ونا تها ته تهم تهن تنا تكم تهما ها هم هن هما كم نا ه ة ي ية يه يات يون يين يان تين تان ات وا ين ون ان ت يا ا",
)

// Endings that are as often letters of the word itself ("اعلان", "تعيين", "تصويت", "تفاهم"): the whole word is kept as a stem
// too.
const DOUBTFUL = new Set("ين ون ان تين تان يان ت هم هن كم".split(" "))

// Before a pronoun ة is written ت, but the word may also have a ت of its own ("حكومته", "توقيته"), so both are kept.
const KEEPS_T = new Set("ته تها تهم تهن تنا تكم تهما تي تا".split(" "))

// Endings that are removed only if four letters remain: with three, the word is mostly whole ("عليا", "دنيا", "ثابت").
const LONGER_CORE = new Set("ا ت".split(" "))

/** Removes a pronoun from a word whose ء is written on a seat before it ("وزرائه", "دماؤهم"); null if there is none. */
export function withHamza(word: string): string | null {
  const [, core] = /^(..+ا)[يو](?:هما|ها|هم|هن|كم|نا|ه|ي)$/.exec(word) ?? []
  return core === undefined ? null : `${core}ء`
}

const PRONOUN = /(?:هما|ها|هم|هن|كم|نا|[هيا])$/

/** The word without an ending that may be a pronoun or the accusative ا; an empty list if it has none. */
export function withoutPronoun(word: string): string[] {
  const core = word.replace(PRONOUN, "")
  return core.length === word.length || core.length < CORE_MINIMUM ? [] : [core]
}

// Sound plurals before another noun lose their ن ("مهندسو البلدية"). Since many foreign names end in و (ماريو, كاسترو), it is
// removed only from shapes of agent nouns: م at the beginning, an ا behind the first or second of three letters, a nisba.
const AGENTS = /^(?:م[^اي].{2,}|.ا[^اوي][^اوي]|[^ا][^او]ا[^اوي]|.{4,}ي)و$/
// With a pronoun only those that begin with م: "قاتلوه" is a verb.
const THEIR_AGENTS = /^م[^اي].{2,}و(?:ه|ها|هم|نا)$/

/**
 * The stems, one or two, of an Arabic word without clitics that is not listed; the shorter first. After the light stemming of
 * Larkey, Ballesteros and Connell (2007).
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
