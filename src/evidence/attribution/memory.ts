import type { Gender, Turn } from "./turns.ts"

/** What the text up to here has said of who speaks. */
export type Memory = {
  last: Turn | undefined
  /** The last speaker of each gender. */
  readonly speakers: {
    masculine: Turn | undefined
    feminine: Turn | undefined
  }
  /** The person that a sentence is about, who may be the next speaker without being named. */
  subject: Turn | undefined
  /** Whom the current sentence is about; only verbs behind it can refer to them. */
  fresh: Turn | undefined
  /** The people that the text was last about, by the gender of their titles. */
  readonly subjects: {
    masculine: Turn | undefined
    feminine: Turn | undefined
  }
  /** Who issued the document, if it is somebody's statement. */
  issuer: Turn | undefined
  /** The last unnamed speaker. */
  unnamed: Turn | undefined
  /** By `officeKey`: who was last introduced with that office. */
  readonly offices: Map<string, Office>
  /** Whom a noun or a verb alone may refer to, the most recent first. */
  referents: Referent[]
  /** The sources that the text has named, the most recent first. */
  bodies: Body[]
  /** By the last word of the name: people that the text has named. */
  readonly families: Map<string, string>
  /** By slug: the gender of the verbs that a person had. */
  readonly genders: Map<string, Gender>
  /** The source that was last cited or spoken to, to which "the newspaper" refers. */
  outlet: string | undefined
}

/** The holder of an office: a person's slug, or the turn of somebody unnamed, with the bare nouns around the office. */
export type Office = {
  readonly holder: string | Turn
  readonly words: ReadonlySet<string>
}

/** A source with the bare words of its names. */
export type Body = {
  readonly slug: string
  readonly words: ReadonlySet<string>
}

/** Somebody to whom the text may refer again: a speaker, or a body that it has named. */
export type Referent = {
  readonly turn: Turn
  /** The bare nouns by which the text has called them. */
  readonly words: Set<string>
  /** Their offices and professions (titles.yaml). */
  readonly groups: Set<string>
  /** Whether they are a body or a document, not a person. */
  readonly body: boolean
  spoke: boolean
}

/** The memory at the beginning of a text. */
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

/** Makes a turn the most recent one. */
export function remember(memory: Memory, turn: Turn): void {
  memory.last = turn
  memory.subject = undefined
  memory.fresh = undefined
  if (turn.speaker.description !== undefined) memory.unnamed = turn
  if (turn.gender !== "any") memory.speakers[turn.gender] = turn
}

/** The key of an office in `Memory.offices`: one holder and several are told apart. */
export function officeKey(group: string, plural: boolean): string {
  return plural ? `${group} (plural)` : group
}
