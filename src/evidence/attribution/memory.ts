import type { Gender, Turn } from "./turns.ts"

/** What the text has said so far about who speaks. */
export type Memory = {
  last: Turn | undefined
  /** Who spoke last in each gender. */
  readonly speakers: {
    masculine: Turn | undefined
    feminine: Turn | undefined
  }
  /** The person a sentence is about, who may speak next without being named. */
  subject: Turn | undefined
  /** The one whom the sentence at hand is about; only verbs behind it can mean it. */
  fresh: Turn | undefined
  /** The people whom the text was about last, by the gender of their titles. */
  readonly subjects: {
    masculine: Turn | undefined
    feminine: Turn | undefined
  }
  /** Who issued the document, where it is a statement of theirs. */
  issuer: Turn | undefined
  /** Somebody unnamed who spoke last. */
  unnamed: Turn | undefined
  /** Who was last introduced with each office, by `officeKey`. */
  readonly offices: Map<string, Office>
  /** Whom the text may mean by a noun or a verb alone, the last one first. */
  referents: Referent[]
  /** The sources that the text has named, the last one first. */
  bodies: Body[]
  /** People whom the text has named, by the last word of the name. */
  readonly families: Map<string, string>
  /** The gender of the verbs that went with people, by slug. */
  readonly genders: Map<string, Gender>
  /** The source that was last cited or spoken to, which "the newspaper" means. */
  outlet: string | undefined
}

/** A person's slug, or the turn of somebody unnamed, with the nouns around the office, bare. */
export type Office = {
  readonly holder: string | Turn
  readonly words: ReadonlySet<string>
}

/** A source with the bare words of its names. */
export type Body = {
  readonly slug: string
  readonly words: ReadonlySet<string>
}

/** Somebody whom the text may mean again: a speaker, or a body it has named, the last one first in `Memory.referents`. */
export type Referent = {
  readonly turn: Turn
  /** The bare nouns of what the text has called them. */
  readonly words: Set<string>
  /** Their offices and professions (titles.yaml). */
  readonly groups: Set<string>
  /** Whether they are a body or a document and no person. */
  readonly body: boolean
  spoke: boolean
}

/** Nothing said yet. */
export function newMemory(): Memory {
  return {
    last: undefined,
    subject: undefined,
    fresh: undefined,
    unnamed: undefined,
    issuer: undefined,
    subjects: { masculine: undefined, feminine: undefined },
    speakers: { masculine: undefined, feminine: undefined },
    offices: new Map(),
    bodies: [],
    referents: [],
    families: new Map(),
    genders: new Map(),
    outlet: undefined,
  }
}

/** Makes a turn the last one. */
export function remember(memory: Memory, turn: Turn): void {
  memory.last = turn
  memory.subject = undefined
  memory.fresh = undefined
  if (turn.speaker.description !== undefined) memory.unnamed = turn
  if (turn.gender !== "any") memory.speakers[turn.gender] = turn
}

/** The key of an office in `Memory.offices`: one who holds it and several are not the same. */
export function officeKey(group: string, plural: boolean): string {
  return plural ? `${group} (plural)` : group
}
