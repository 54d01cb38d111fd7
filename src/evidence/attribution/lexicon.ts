import type { z } from "zod"
import { withoutClitics } from "../../text/clitics.ts"
import { dictionaries, type Phrase, readDictionary, wordsOf } from "../../text/dictionaries.ts"
import { tokenize } from "../../text/tokens.ts"
import { indexPhrases, type PhraseIndex } from "../names/cues.ts"
import { inflected } from "./inflection.ts"
import { anonymity, attribution, type groups, titles } from "./lexicon-lists.ts"

// Lists whose verbs are expanded to all forms (inflection.ts).
const INFLECTED = new Set(
  "participles continuations relaying learning notifying replying speaking asserting tracing".split(" "),
)

/** Stands in a list for the preposition ب, which is written as part of the noun. */
export const BOUND = "ب"

/** The word lists for statements, folded and indexed; the top of each file says what its lists mean. */
export type Lexicon = ReturnType<typeof load>
let loaded: Lexicon | undefined

/** The word lists, read on first use. @throws Failure INVALID_CONTENT when one is malformed. */
export function lexicon(): Lexicon {
  loaded ??= load()
  return loaded
}

function load() {
  const { speech, citation, names } = dictionaries()
  const data = readDictionary("attribution", attribution)
  const ranks = readDictionary("titles", titles)
  const { conditions, requests, identities } = readDictionary("anonymity", anonymity)
  const { governed, impersonal, sayings, voices, origins, openings, connectives, postposed, after_saying, ...sets } = data
  const verbs = ["participles", "continuations", "relaying", "learning", "notifying", "replying"] as const
  const single = Object.fromEntries(
    Object.entries(sets).map(([name, phrases]) => [name, wordsOf(INFLECTED.has(name) ? inflected(phrases) : phrases)]),
  )
  return {
    ...(single as { [Name in keyof typeof sets]: ReadonlySet<string> }),
    verbs: indexPhrases(
      inflected([...speech.reports, ...speech.stances]),
      speech.telling,
      data.naming,
      data.issuing,
      ...verbs.map((name) => inflected(data[name])),
    ),
    stances: wordsOf(inflected(speech.stances)),
    telling: wordsOf(speech.telling),
    citing: indexPhrases(citation.phrases, origins),
    origins: indexPhrases(origins),
    addressed: indexPhrases(citation.addressed),
    outlets: indexPhrases(citation.outlets),
    channels: wordsOf(citation.channels),
    prepositions: wordsOf(names.prepositions),
    voices: indexPhrases(voices),
    sayings: indexPhrases(sayings),
    impersonal: indexPhrases(impersonal),
    openings: indexPhrases(openings),
    connectives: indexPhrases(connectives),
    postposed: indexPhrases(postposed),
    afterSaying: indexPhrases(after_saying),
    conditions: indexPhrases(conditions),
    requests: wordsOf(requests),
    identities: wordsOf(identities),
    general: wordsOf(ranks.general),
    honorifics: wordsOf(ranks.honorifics),
    papers: wordsOf(ranks.papers),
    bodies: wordsOf(ranks.bodies),
    positions: wordsOf(ranks.positions),
    anyone: wordsOf(ranks.anyone),
    kin: wordsOf(ranks.kin),
    ...indexRanks(ranks.people),
    governed: indexGoverned(governed),
  }
}

// The first form of a noun is the name of its group. Nouns of two words are found by `rankPhrases`.
function indexRanks(people: z.infer<typeof groups>): {
  ranks: ReadonlyMap<string, string>
  rankPhrases: PhraseIndex
} {
  const ranks = new Map<string, string>()
  const phrases: Phrase[] = []
  for (const forms of Object.values(people).flat()) {
    for (const form of forms) {
      const tokens = tokenize(form).map(({ folded }) => folded)
      ranks.set(tokens.join(" "), forms[0] ?? "")
      if (tokens.length > 1) phrases.push(tokens)
    }
  }
  return { ranks, rankPhrases: indexPhrases(phrases) }
}

/** What a verb may have in place of a clause: with which prepositions, and whether a noun without any (`bare`). */
type Government = { prepositions: Set<string>; bare: boolean }

function indexGoverned(entries: z.infer<typeof attribution>["governed"]): ReadonlyMap<string, Government> {
  const index = new Map<string, Government>()
  const fold = (word: string): string => tokenize(word)[0]?.folded ?? ""
  for (const { verbs, prepositions } of entries) {
    for (const [verb = ""] of inflected(verbs.map((verb) => [fold(verb)]))) {
      const known = index.get(verb) ?? { prepositions: new Set(), bare: false }
      if (prepositions.length === 0) known.bare = true
      for (const preposition of prepositions) known.prepositions.add(fold(preposition))
      index.set(verb, known)
    }
  }
  return index
}

/** The office or profession that a folded word means, also with article and clitics, and whether it is a dual. */
export function rankOf(word: string): { group: string; dual: boolean; definite: boolean } | undefined {
  const { ranks } = lexicon()
  for (const form of withoutClitics(word)) {
    const definite = withDefinite(word, form)
    const group = ranks.get(form) ?? (form.endsWith("ه") ? ranks.get(form.slice(0, -1)) : undefined)
    if (group !== undefined) return { group, dual: false, definite }
    const accusative = /^.{3,}ا$/.test(form) ? ranks.get(form.slice(0, -1)) : undefined
    if (accusative !== undefined) return { group: accusative, dual: false, definite }
    const feminine = /^.{3,}ات$/.test(form) ? form.slice(0, -2) : ""
    const plural = ranks.get(feminine) ?? ranks.get(`${feminine}ه`)
    if (feminine !== "" && plural !== undefined) return { group: plural, dual: false, definite }
    const single = /^.{3,}[اي]ن$/.test(form) ? form.slice(0, -2) : ""
    const dual = ranks.get(single) ?? ranks.get(single.replace(/ت$/, "ه"))
    if (dual !== undefined) return { group: dual, dual: true, definite }
  }
  return undefined
}

function withDefinite(word: string, form: string): boolean {
  const before = word.slice(0, word.length - form.length)
  return before.endsWith("ال") || before.endsWith("لل")
}
