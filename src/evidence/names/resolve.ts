import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import { isCited } from "./cited.ts"
import { gapAfter } from "./cues.ts"
import type { Dictionary, Entity, Entry } from "./dictionary.ts"
import type { Match, Matched } from "./matcher.ts"
import { cues } from "./speech.ts"

/**
 * What the document as a whole shows: the entities that it names unmistakably (`sure`), and those that it names with more than
 * one word (`long`).
 */
export type Evidence = { sure: ReadonlySet<Entity>; long: ReadonlySet<Entity> }

/** The entities that a match stands for; `problem` says why there are none. */
export type Resolution = { entities: Entity[]; problem: "ambiguous" | "other name" | undefined }

/** Gathers the evidence from all fields of a document, before any of its matches is resolved. */
export function gatherEvidence(fields: Matched[]): Evidence {
  const sure = new Set<Entity>()
  const long = new Set<Entity>()
  for (const { matches } of fields) {
    for (const match of matches) {
      for (const group of groups(match.entries)) {
        const [only] = group
        if (group.length !== 1 || !only || only.weak) continue
        sure.add(only.entity)
        if (only.words > 1) long.add(only.entity)
      }
    }
  }
  return { sure, long }
}

/**
 * Chooses among the entities that have the matched name. It is one person or source at most; a topic may have a source's name
 * ("the Pentagon"), and then both are meant.
 */
export function resolve(matched: Matched, match: Match, dictionary: Dictionary, evidence: Evidence): Resolution {
  const entities: Entity[] = []
  let problem: Resolution["problem"]
  for (const group of groups(match.entries)) {
    const meant = group.filter((entry) => counts(entry, matched, match, evidence))
    const free = meant.filter((entry) => !isOtherPerson(entry, matched, match, dictionary))
    if (free.length < meant.length && free.length === 0) problem = "other name"
    const chosen = free.length > 1 ? free.filter(({ entity }) => evidence.sure.has(entity)) : free
    const [only] = chosen
    if (chosen.length === 1 && only) entities.push(only.entity)
    else if (free.length > 1) problem = "ambiguous"
  }
  return { entities, problem }
}

function groups(entries: Entry[]): Entry[][] {
  const topics = entries.filter(({ entity }) => entity.kind === "topic")
  const others = entries.filter(({ entity }) => entity.kind !== "topic")
  return [others, topics].filter((group) => group.length > 0)
}

function counts(entry: Entry, matched: Matched, match: Match, evidence: Evidence): boolean {
  if (!entry.weak || evidence.long.has(entry.entity)) return true
  return entry.entity.kind === "source" && (isQuotationMark(matched, match) || isCited(matched, match))
}

function isQuotationMark({ text }: Matched, match: Match): boolean {
  return /["“«„‘]/.test(text[match.start - 1] ?? "") && /["”»“’]/.test(text[match.end] ?? "")
}

/** Where the word before a match begins, in UTF-16 units: after "other name", that is the given name of the other person. */
export function otherGivenName(matched: Matched, match: Match): number {
  return matched.tokens[match.first - 1]?.start ?? match.start
}

// "علي سليماني" is not Qasem Soleimani: a given name that the dictionary knows, but not as this person's.
function isOtherPerson(entry: Entry, { text, tokens }: Matched, match: Match, dictionary: Dictionary): boolean {
  const before = tokens[match.first - 1]
  if (entry.entity.kind !== "person" || entry.words > 1 || !before || match.clitics !== "") return false
  if (gapAfter(text, tokens, match.first - 1) !== " ") return false
  const given = dictionary.given.has(before.folded) || cues().given.has(before.folded)
  if (!given || entry.entity.words.has(before.folded)) return false
  // Folding makes the preposition "على" equal to the name "علي"; their spelling in the text differs.
  return !wordsOf(dictionaries().names.prepositions).has(before.folded) || text.slice(before.start, before.end) === "علي"
}
