import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import type { Mention } from "../annotation.ts"
import { isEmpty, wordsIn } from "./contexts.ts"
import { type Reading, type Word, within } from "./reading.ts"
import type { Speaker } from "./speaker.ts"
import { phraseAt, vocabulary } from "./vocabulary.ts"

/** What a story's articles say about who its speakers are. */
export type Roles = {
  /**
   * Whether the description of an unnamed speaker is one that the articles use for a named one: "رئيس البلدية", "the mayor".
   */
  readonly isCalled: (unnamed: Speaker, named: string) => boolean
  /** Whether a person is named beside an organisation, so that they may be its spokesman. Both as "kind:slug". */
  readonly isOf: (person: string, source: string) => boolean
  /** Whether a source is a newspaper, an agency or the like, which passes on what others say. */
  readonly isOutlet: (source: string) => boolean
  /** Whether a named speaker is an organisation or speaks for one. */
  readonly isOfficial: (named: string) => boolean
}

// The words of a title before or behind a name ("رئيس بلدية ... نبيل الزيزفوني", "Maud Kestrelby, managing director of ...").
const TITLE_WORDS = 8

/** Reads the titles beside the names in a story's articles. */
export function rolesOf(readings: readonly Reading[]): Roles {
  const titles = new Map<string, Set<string>>()
  const sources = new Map<string, Set<string>>()
  for (const reading of readings) {
    for (const mention of within(reading.article.annotation.mentions, reading.article.body)) {
      if (mention.entity.kind === "topic") continue
      const key = keyOf(mention)
      const words = mention.entity.kind === "person" ? titleBeside(reading, mention) : namedBy(reading, mention)
      for (const word of words) {
        for (const stem of [word.folded, ...word.stems]) add(titles, key, stem)
        if (mention.entity.kind === "person")
          for (const entity of word.entities) if (entity.startsWith("source:")) add(sources, key, entity)
      }
    }
  }
  const outlets = wordsOf(dictionaries().citation.outlets)
  const has = (key: string, words: ReadonlySet<string>): boolean => [...(titles.get(key) ?? [])].some((word) => words.has(word))
  return {
    isCalled: ({ label, words }, named) => {
      const own = titles.get(named)
      return own !== undefined && words.size > 0 && isDefinite(label) && [...words].every((word) => own.has(word))
    },
    isOf: (person, source) => sources.get(person)?.has(source) ?? false,
    isOutlet: (source) => has(source, outlets),
    isOfficial: (named) => named.startsWith("source:") || (sources.get(named)?.size ?? 0) > 0,
  }
}

/**
 * Whether a description is of people who saw or live through something (BYSTANDER), or of people in office (OFFICIAL): the two
 * are never the same people.
 */
export function standingOf({ name, label, words }: Speaker): "BYSTANDER" | "OFFICIAL" | undefined {
  if (name !== undefined) return undefined
  const { bystanders, officials } = vocabulary()
  const all = [...words, ...label.split(" ")]
  if (all.some((word) => officials.has(word))) return "OFFICIAL"
  return all.some((word) => bystanders.has(word)) ? "BYSTANDER" : undefined
}

// "المديرية", "the mayor", and "رئيس البلدية", whose article stands before the second noun.
function isDefinite(label: string): boolean {
  return /^(?:ال\S|the )/i.test(label) || /^[\u0621-\u064a]+ ال\S+(?: ال\S+)?$/.test(label)
}

function keyOf({ entity }: Mention): string {
  return `${entity.kind}:${entity.slug}`
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

function namedBy(reading: Reading, mention: Mention): readonly Word[] {
  const { first, last } = wordsIn(reading, mention)
  return reading.words.slice(first, last + 1)
}

// The words right before the name, within its clause, and behind a comma; not across another person or an event.
function titleBeside(reading: Reading, mention: Mention): Word[] {
  const { words } = reading
  const { first, last } = wordsIn(reading, mention)
  const own = words[first]
  const found: Word[] = []
  const isOther = (word: Word): boolean => word.mention?.entity.kind === "person" || word.event !== undefined
  for (let at = first - 1; at >= first - TITLE_WORDS; at--) {
    const word = words[at]
    if (word === undefined || word.clause !== own?.clause || isOther(word)) break
    found.push(word)
  }
  const behind = words[last + 1]
  if (behind === undefined || behind.sentence !== own?.sentence || behind.clause === own.clause) return found
  for (let at = last + 1; at <= last + TITLE_WORDS; at++) {
    const word = words[at]
    if (word === undefined || word.clause !== behind.clause || isOther(word)) break
    if (!isEmpty(word) || phraseAt(vocabulary().offices, words, at)) found.push(word)
  }
  return found
}
