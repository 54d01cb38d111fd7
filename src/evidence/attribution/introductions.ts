import { numberAt } from "../../text/quantities/numbers.ts"
import { conjoined } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { bareNoun, wordsIn } from "./bare-nouns.ts"
import { bodySubject, describedSubject } from "./body-subjects.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { type Memory, officeKey } from "./memory.ts"
import { remarksIn } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { refer } from "./referents.ts"
import { speakerIn } from "./speakers.ts"
import { opensTrait } from "./traits.ts"
import { addRelay, newTurn, rangeOf, type Turn, textOf } from "./turns.ts"

const TITLE_WORDS = 8
const SUBJECT_REACH = 10
const RANK_REACH = 5
const BODIES = 12

/**
 * Remembers from a sentence the offices with which it introduces people, and the sources that it names. @returns whom the
 * sentence is about.
 */
export function introduce(reading: Reading, memory: Memory, sentence: Span): Turn | undefined {
  let subject: Turn | undefined
  let company = bodySubject(reading, memory, sentence)
  for (let at = sentence.first; at <= sentence.last; at++) {
    const name = reading.names[at]
    if (!name || name.match.first !== at) continue
    const source = name.entities.find(({ kind }) => kind === "source")
    if (
      source &&
      (!company || company.attribution.start > name.match.start) &&
      at - sentence.first < SUBJECT_REACH &&
      !/[بلك]/.test(name.match.clitics) &&
      !isGoverned(reading, at, sentence)
    ) {
      company = newTurn({ source: source.slug }, undefined, false)
      company.attribution = { start: name.match.start, end: name.match.end }
      if (!arabicWord.test(wordAt(reading, at))) company.gender = "feminine"
    }
    if (source) {
      const words = new Set([...source.words].map(bareNoun))
      if (!memory.issuer && isIssuer(reading, at, sentence)) memory.issuer = newTurn({ source: source.slug }, undefined, false)
      memory.bodies = [{ slug: source.slug, words }, ...memory.bodies.filter(({ slug }) => slug !== source.slug)].slice(
        0,
        BODIES,
      )
    }
    const person = name.entities.find(({ kind }) => kind === "person")
    if (!person) continue
    refer(reading, memory, newTurn({ person: person.slug }, undefined, false), [], false)
    if (name.match.last > at) memory.families.set(wordAt(reading, name.match.last), person.slug)
    for (const { group, words } of officesAround(reading, name.match, sentence)) {
      memory.offices.set(officeKey(group, false), {
        holder: person.slug,
        words,
      })
    }
    const title = titleBefore(reading, at, sentence.first)
    if (title !== undefined && !memory.genders.has(person.slug)) {
      memory.genders.set(person.slug, title.endsWith("ه") ? "feminine" : "masculine")
    }
    const free = !/[بلك]/.test(name.match.clitics) && !isGoverned(reading, at, sentence)
    const inside = reading.quoteOf[at] !== -1
    if (!subject && free && !inside && at - sentence.first < SUBJECT_REACH) {
      subject = newTurn({ person: person.slug }, undefined, false)
      subject.attribution = { start: name.match.start, end: name.match.end }
    }
  }
  const gender = memory.genders.get(subject?.speaker.person ?? "")
  if (subject && (gender === "masculine" || gender === "feminine")) memory.subjects[gender] = subject
  return subject ?? company ?? unnamedSubject(reading, memory, sentence) ?? describedSubject(reading, memory, sentence)
}

// The office before a name, which shows the person's gender: "وزيرة" in "وزيرة الخارجية سمر", not the word right before the
// name.
function titleBefore(reading: Reading, name: number, first: number): string | undefined {
  for (let at = name - 1; at >= first && at >= name - TITLE_WORDS && !hasGap(reading, at + 1, ~0); at--) {
    const word = wordAt(reading, at)
    if (reading.names[at]?.entities.some(({ kind }) => kind === "person")) return undefined
    if (reading.names[at]) continue
    if (rankOf(word)) return arabicWord.test(word) ? word : undefined
    if (!/^[وفبك]?(?:ال|لل)/.test(word)) return undefined
  }
  return undefined
}

// "بيان صادر عن ...", "صدر عن ... البيان الآتي", "أصدرت ... بيانا".
function isIssuer(reading: Reading, name: number, { first, last }: Span): boolean {
  for (let at = Math.max(first, name - TITLE_WORDS); at <= last && at <= name + TITLE_WORDS; at++) {
    if (/^(?:(?:ال)?بيانا?|statement)$/.test(wordAt(reading, at))) return true
  }
  return false
}

// Whether a preposition stands before a name and its title: "مع رئيس الوزراء مصطفى الكاظمي".
function isGoverned(reading: Reading, name: number, sentence: Span): boolean {
  for (
    let at = name - 1;
    at >= sentence.first && at >= name - TITLE_WORDS && !hasGap(reading, at + 1, HARD | GAP.comma);
    at--
  ) {
    const word = wordAt(reading, at)
    if (lexicon().prepositions.has(word)) return true
    if (!rankOf(word) && !/^[وفبك]?(?:ال|لل)/.test(word) && !/^(?:the|mr|mrs|ms|dr)$/.test(word)) return false
  }
  return false
}

// "أبدت أربع موظفات في المتحف تخوفهن، وأكدن": somebody described near the sentence's head, with the outlets they spoke to.
function unnamedSubject(reading: Reading, memory: Memory, sentence: Span): Turn | undefined {
  for (let at = sentence.first; at <= sentence.last && at < sentence.first + RANK_REACH; at++) {
    const rank = rankOf(wordAt(reading, at))
    if (lexicon().prepositions.has(wordAt(reading, at)) && !hasGap(reading, at + 2, GAP.comma)) return undefined
    if (!rank || reading.names[at] || !arabicWord.test(wordAt(reading, at))) continue
    if (at === sentence.first) {
      const acting = actingSubject(reading, sentence)
      if (acting) return acting
      continue
    }
    if (rank.definite && at !== sentence.first + 1) continue
    const number = numberAt([wordAt(reading, at - 1)], 0) ? at - 1 : at
    let last = at
    while (last < at + RANK_REACH && last < sentence.last && !ends(reading, last + 1)) last++
    const whole = !rank.definite && ends(reading, last + 1) && last < at + RANK_REACH
    const speaker = speakerIn(reading, number, whole ? last : at)
    if (speaker?.kind !== "description") return undefined
    const count = speaker.count === undefined ? {} : { count: speaker.count }
    const turn = newTurn({ description: textOf(reading, speaker), ...count }, speaker.group, speaker.plural)
    turn.attribution = rangeOf(reading, speaker)
    const remarks = remarksIn(reading, speaker.last + 1, sentence.last)
    if (remarks.relays.length === 0) return turn
    for (const relay of remarks.relays) addRelay(reading, turn, relay)
    memory.unnamed = turn
    memory.offices.set(officeKey(rank.group, speaker.plural), {
      holder: turn,
      words: new Set(wordsIn(reading, speaker)),
    })
    return turn
  }
  return undefined
}

// "خباز عجوز يلوح بعصاه ويصيح": somebody unnamed, before the verb that says what they do.
function actingSubject(reading: Reading, { first, last }: Span): Turn | undefined {
  let verb = first + 1
  while (verb <= last && verb < first + RANK_REACH && !opensTrait(reading, verb)) verb++
  const speaker = verb <= last && opensTrait(reading, verb) ? speakerIn(reading, first, verb - 1) : undefined
  if (speaker?.kind !== "description") return undefined
  const count = speaker.count === undefined ? {} : { count: speaker.count }
  const turn = newTurn({ description: textOf(reading, speaker), ...count }, speaker.group, speaker.plural)
  turn.attribution = rangeOf(reading, speaker)
  return turn
}

function ends(reading: Reading, at: number): boolean {
  return hasGap(reading, at, ~0) || lexicon().fillers.has(wordAt(reading, at))
}

function officesAround(reading: Reading, { first, last }: Span, sentence: Span): { group: string; words: Set<string> }[] {
  const found: { group: string; words: Set<string> }[] = []
  const words = new Set<string>()
  for (let at = first - 1; at >= sentence.first && at >= first - TITLE_WORDS; at--) {
    const apposed = at === first - 1 && hasGap(reading, last + 1, GAP.comma)
    if (hasGap(reading, at + 1, HARD | GAP.colon) || (hasGap(reading, at + 1, GAP.comma) && !apposed)) break
    const word = wordAt(reading, at)
    // "المتحدث | باسم الوزارة | سمير": behind "باسم" stands the body for which the office speaks, unless what follows has an
    // office itself.
    if (lexicon().kin.has(word) && !(word === "باسم" && found.length === 0)) break
    const rank = conjoined(word).some((form) => lexicon().kin.has(form)) ? undefined : rankOf(word)
    if (rank) found.push({ group: rank.group, words: new Set(words) })
    words.add(bareNoun(word))
    if (reading.names[at]?.entities.some(({ kind }) => kind === "person")) break
  }
  if (!hasGap(reading, last + 1, GAP.comma)) return found
  for (let at = last + 1; at <= sentence.last && at <= last + TITLE_WORDS; at++) {
    if (at > last + 1 && hasGap(reading, at, HARD | GAP.comma)) break
    const rank = rankOf(wordAt(reading, at))
    if (!rank) continue
    let end = at
    while (end < sentence.last && end < at + TITLE_WORDS && !hasGap(reading, end + 1, HARD | GAP.comma)) end++
    found.push({
      group: rank.group,
      words: new Set(wordsIn(reading, { first: at + 1, last: end })),
    })
    break
  }
  return found
}
