import { lexicon, rankOf } from "./lexicon.ts"
import { type Memory, newTurn, officeKey, type Turn } from "./memory.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const TITLE_WORDS = 8
const SUBJECT_REACH = 10

/** Remembers the offices with which a sentence introduces people, and the person it is about. */
export function introduce(reading: Reading, memory: Memory, sentence: Span): Turn | undefined {
  let subject: Turn | undefined
  let governed = false
  for (let at = sentence.first; at <= sentence.last; at++) {
    governed ||= lexicon().prepositions.has(wordAt(reading, at))
    const name = reading.names[at]
    const person = name?.entities.find(({ kind }) => kind === "person")
    if (!name || name.match.first !== at || !person) continue
    for (const group of officesAround(reading, name.match, sentence)) memory.offices.set(officeKey(group, false), person.slug)
    const free = !/[بلك]/.test(name.match.clitics) && !governed
    const inside = reading.quoteOf[at] !== -1
    if (!subject && free && !inside && at - sentence.first < SUBJECT_REACH) {
      subject = newTurn({ person: person.slug }, undefined, false)
      subject.attribution = { start: name.match.start, end: name.match.end }
    }
  }
  return subject
}

function officesAround(reading: Reading, { first, last }: Span, sentence: Span): string[] {
  const found: string[] = []
  for (let at = first - 1; at >= sentence.first && at >= first - TITLE_WORDS; at--) {
    const apposed = at === first - 1 && hasGap(reading, last + 1, GAP.comma)
    if (hasGap(reading, at + 1, HARD | GAP.colon) || (hasGap(reading, at + 1, GAP.comma) && !apposed)) break
    if (lexicon().kin.has(wordAt(reading, at))) break
    const rank = rankOf(wordAt(reading, at))
    if (rank) found.push(rank.group)
    if (reading.names[at]?.entities.some(({ kind }) => kind === "person")) break
  }
  if (!hasGap(reading, last + 1, GAP.comma)) return found
  for (let at = last + 1; at <= sentence.last && at <= last + TITLE_WORDS; at++) {
    if (at > last + 1 && hasGap(reading, at, HARD | GAP.comma)) break
    const rank = rankOf(wordAt(reading, at))
    if (!rank) continue
    found.push(rank.group)
    break
  }
  return found
}
