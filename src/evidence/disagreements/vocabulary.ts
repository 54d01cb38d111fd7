import { z } from "zod"
import { readDictionary } from "../../text/dictionaries.ts"
import { termsOf } from "../../text/search/terms.ts"

/** A kind of event. `happens` says whether two different dates of it can both be right (see dictionaries/events.yaml). */
export type EventKind = { readonly name: string; readonly happens: "once" | "often" | "always" | "said" }

/** A word's folded form and its first stem; a word of a text matches if either is equal. */
type Form = { readonly folded: string; readonly stem: string | undefined }

/** Phrases with their meanings, by the stem or folded form of their first word. */
export type PhraseTable<T> = ReadonlyMap<string, readonly { readonly words: readonly Form[]; readonly meaning: T }[]>

/** dictionaries/events.yaml, ready for looking words up. */
export type Vocabulary = {
  readonly events: PhraseTable<EventKind>
  readonly offices: PhraseTable<string>
  readonly apart: PhraseTable<true>
  readonly former: PhraseTable<true>
  readonly agents: PhraseTable<true>
  readonly joins: ReadonlySet<string>
  readonly passives: ReadonlySet<string>
  readonly relatives: ReadonlySet<string>
  readonly bridges: PhraseTable<true>
  readonly demonyms: ReadonlySet<string>
  readonly nouns: ReadonlyMap<string, string>
  readonly empty: ReadonlySet<string>
  readonly bystanders: ReadonlySet<string>
  readonly officials: ReadonlySet<string>
  readonly updates: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

const words = z.array(z.string().min(1))
const languages = z.strictObject({ ar: words.optional(), en: words.optional() })
const schema = z.strictObject({
  events: z.record(z.string(), languages.extend({ happens: z.enum(["once", "often", "always", "said"]) })),
  apart: languages,
  offices: z.record(z.string(), languages),
  former: languages,
  joins: languages,
  agents: languages,
  passives: words,
  relatives: words,
  bridges: words,
  demonyms: words,
  nouns: z.record(z.string(), languages),
  bystanders: languages,
  officials: languages,
  updates: languages,
  places: languages,
  empty: z.strictObject({ ar: z.array(words), en: z.array(words) }),
})

let loaded: Vocabulary | undefined

/** The words for events, read on first use. @throws Failure INVALID_CONTENT when the file is malformed. */
export function vocabulary(): Vocabulary {
  loaded ??= build()
  return loaded
}

type Languages = { ar?: string[] | undefined; en?: string[] | undefined }

const all = ({ ar = [], en = [] }: Languages): string[] => [...ar, ...en]
const folded = (list: string[]): string[] => list.flatMap((word) => termsOf(word).map((term) => term.folded))

function build(): Vocabulary {
  const data = readDictionary("events", schema)
  const events = Object.entries(data.events).flatMap(([name, event]) =>
    all(event).map((phrase): [string, EventKind] => [phrase, { name, happens: event.happens }]),
  )
  const offices = Object.entries(data.offices).flatMap(([name, list]) =>
    all(list).map((phrase): [string, string] => [phrase, name]),
  )
  const flags = (list: Languages): PhraseTable<true> => tableOf(all(list).map((phrase) => [phrase, true]))
  const nouns = Object.entries(data.nouns).flatMap(([name, list]) =>
    all(list).flatMap((word) => formsOf(word).map(({ folded, stem }): [string, string] => [stem ?? folded, name])),
  )
  return {
    events: tableOf(events),
    offices: tableOf(offices),
    apart: flags(data.apart),
    former: flags(data.former),
    agents: flags(data.agents),
    joins: new Set(folded(all(data.joins))),
    passives: new Set(folded(data.passives)),
    relatives: new Set(folded(data.relatives)),
    bridges: flags({ ar: data.bridges }),
    demonyms: new Set(data.demonyms),
    nouns: new Map(nouns),
    bystanders: formSet(data.bystanders),
    officials: formSet(data.officials),
    updates: formSet(data.updates),
    places: new Set(folded(all(data.places))),
    empty: new Set(folded([...data.empty.ar, ...data.empty.en].flat())),
  }
}

function formSet(list: Languages): ReadonlySet<string> {
  return new Set(all(list).flatMap((word) => formsOf(word).flatMap(({ folded, stem = folded }) => [folded, stem])))
}

function formsOf(phrase: string): Form[] {
  return termsOf(phrase).map(({ folded, stems }) => ({ folded, stem: stems[0] }))
}

function tableOf<T>(entries: readonly [string, T][]): PhraseTable<T> {
  const table = new Map<string, { words: readonly Form[]; meaning: T }[]>()
  for (const [phrase, meaning] of entries) {
    const words = formsOf(phrase)
    const first = words[0]
    if (!first) continue
    for (const key of new Set([first.folded, first.stem ?? first.folded])) {
      const list = table.get(key) ?? []
      list.push({ words, meaning })
      // The longest first, so that "مؤتمر صحفي" is not taken for "مؤتمر".
      table.set(
        key,
        list.sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return table
}

type Word = { readonly folded: string; readonly stems: readonly string[] }

/** The meaning and the number of words of the longest phrase in the table that begins at word `index`; null for none. */
export function phraseAt<T>(
  table: PhraseTable<T>,
  words: readonly Word[],
  index: number,
): { meaning: T; length: number } | null {
  const word = words[index]
  if (!word) return null
  for (const key of [word.folded, ...word.stems]) {
    for (const phrase of table.get(key) ?? []) {
      const fits = phrase.words.every((form, offset) => isForm(words[index + offset], form))
      if (fits) return { meaning: phrase.meaning, length: phrase.words.length }
    }
  }
  return null
}

function isForm(word: Word | undefined, form: Form): boolean {
  if (!word) return false
  return word.folded === form.folded || (form.stem !== undefined && word.stems.includes(form.stem))
}
