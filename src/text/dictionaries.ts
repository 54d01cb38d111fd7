import { readFileSync } from "node:fs"
import { z } from "zod"
import { Failure } from "../failure.ts"
import { IN_PLAIN_WORDS, issuesOf } from "./structured/issues.ts"
import { parseYaml } from "./structured/yaml.ts"
import { tokenize } from "./tokens.ts"

/**
 * A word or phrase of a dictionary, as folded tokens. "ل" as its last token stands for the proclitic of the word that follows.
 */
export type Phrase = readonly string[]

/** The cue words of all languages together, folded; the top of each file in `dictionaries/` says what its words mean. */
export type Dictionaries = {
  speech: { reports: Phrase[]; stances: Phrase[]; telling: Phrase[]; followers: Phrase[]; fillers: Phrase[] }
  citation: { phrases: Phrase[]; addressed: Phrase[]; outlets: Phrase[]; channels: Phrase[] }
  names: {
    common: Phrase[]
    prepositions: Phrase[]
    clauses: Phrase[]
    given: Phrase[]
    connectors: Phrase[]
    ignored: Phrase[]
  }
}

const forms = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
/** Checks and folds a word list by language; an entry is a word or phrase, or several forms of one. */
export const lists = z.record(z.string().regex(/^[a-z]{2,3}$/), z.array(forms)).transform((languages) =>
  Object.values(languages)
    .flat(2)
    .map((phrase) => tokenize(phrase).map((token) => token.folded)),
)

const files = {
  speech: z.strictObject({ reports: lists, stances: lists, telling: lists, followers: lists, fillers: lists }),
  citation: z.strictObject({ phrases: lists, addressed: lists, outlets: lists, channels: lists }),
  names: z.strictObject({
    common: lists,
    prepositions: lists,
    clauses: lists,
    given: lists,
    connectors: lists,
    ignored: lists,
  }),
}

let loaded: Dictionaries | undefined

/**
 * The dictionaries in this folder, read on first use. @throws Failure INVALID_CONTENT that names the file and the place in it,
 * if one does not have the expected lists.
 */
export function dictionaries(): Dictionaries {
  loaded ??= {
    speech: readDictionary("speech", files.speech),
    citation: readDictionary("citation", files.citation),
    names: readDictionary("names", files.names),
  }
  return loaded
}

/**
 * Reads and checks one file of `dictionaries/`, named without ".yaml". @throws Failure INVALID_CONTENT that says what to
 * correct. The larger word lists of search are read through this one by one, so that only those in use are loaded.
 */
export function readDictionary<T>(name: string, schema: z.ZodType<T>): T {
  const url = new URL(`dictionaries/${name}.yaml`, import.meta.url)
  const yaml = parseYaml(readFileSync(url, "utf8"))
  const parsed = "mistakes" in yaml ? null : schema.safeParse(yaml.value, IN_PLAIN_WORDS)
  if (parsed?.success) return parsed.data
  const mistakes =
    "mistakes" in yaml
      ? yaml.mistakes
      : issuesOf((parsed as z.ZodSafeParseError<T>).error).map(({ path, message }) => ({
          line: yaml.lineOf(path),
          message: `${path.join(".")}: ${message}`,
        }))
  throw new Failure(
    "INVALID_CONTENT",
    `src/text/dictionaries/${name}.yaml: expected lists of words by language. Correct this:\n${mistakes.map(({ line, message }) => `  line ${line}: ${message}`).join("\n")}`,
  )
}

/** The phrases that are single words, as a set for looking up folded tokens. */
export function wordsOf(phrases: readonly Phrase[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((phrase) => (phrase.length === 1 ? phrase : [])))
}
