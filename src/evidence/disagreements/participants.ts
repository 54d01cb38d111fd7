import type { Reading } from "./reading.ts"

// With fewer named in its clause, those of the whole sentence take part in an event.
const FEW = 2

// Texts without stops are one sentence: no further words than these are of the event.
const REACH = 60

/** Who and what an event is about: the entities of its clause and of the clause of word `other`, or else of its sentence. */
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
