import type { Reading } from "./reading.ts"

// If fewer than these are named in the event's clause, the entities of the whole sentence count as participants.
const FEW = 2

// How many words around an event are searched: a text without full stops is a single sentence.
const REACH = 60

/** The participants of an event: the entities in its clause and in the clause of word `other`, or else in its sentence. */
export function participantsOf(reading: Reading, event: number, other: number): ReadonlySet<string> {
  const { words, sentences } = reading
  const clauses = new Set([words[event]?.clause, words[other]?.clause])
  const { first, last } = sentences[words[event]?.sentence ?? -1] ?? { first: 0, last: -1 }
  const near = new Set<string>()
  const all = new Set<string>()
  const to = Math.min(last, event + REACH)
  for (let at = Math.max(first, event - REACH); at <= to; at++) {
    const { entities, clause, event: named } = words[at]!
    // A topic that is the event itself says nothing about who took part.
    if (named) continue
    for (const entity of entities) {
      all.add(entity)
      if (clauses.has(clause)) near.add(entity)
    }
  }
  return near.size < FEW ? all : near
}
