import { agreeing, genderOf, isPlural, lastNamed, spokenGender } from "./agreement.ts"
import { described } from "./anaphora.ts"
import type { Attribution } from "./attribution.ts"
import { wordsIn } from "./bare-nouns.ts"
import { lexicon } from "./lexicon.ts"
import { type Memory, officeKey } from "./memory.ts"
import { type Reading, wordAt } from "./reading.ts"
import { lastAgreeing } from "./referents.ts"
import { addRelay, newTurn, type Turn, textOf } from "./turns.ts"

/**
 * The turn of the one that an attribution names, or to whom it refers by a pronoun, an office or a verb of continuation;
 * undefined where nobody is known.
 */
export function turnOf(
  reading: Reading,
  memory: Memory,
  attribution: Attribution,
  inSentence: Turn | undefined,
): Turn | undefined {
  const known = meant(reading, memory, attribution, inSentence)
  if (!known) return undefined
  // "بحسب تقرير لقناة المدى": the report is the channel's own, so the channel is the speaker.
  const paper = attribution.relays[0]
  if (paper && "source" in paper && isPaper(reading, attribution)) return newTurn({ source: paper.source }, undefined, false)
  // New relays of a known speaker count from here on; only `amend` adds them to what was said before.
  const turn = attribution.relays.length > 0 ? { ...known, relays: [] } : known
  if (attribution.anonymity && turn.speaker.description !== undefined) {
    turn.speaker = { ...turn.speaker, anonymity: textOf(reading, attribution.anonymity) }
  }
  const { speaker } = attribution
  const group = speaker?.kind === "description" ? (speaker.group ?? turn.group) : turn.group
  if (group !== undefined && speaker) {
    const words = new Set(wordsIn(reading, speaker))
    memory.offices.set(officeKey(group, turn.plural), {
      holder: turn,
      words,
    })
  }
  for (const relay of attribution.relays) addRelay(reading, turn, relay)
  if (attribution.speaker && attribution.kind === "verb") {
    turn.gender = spokenGender(reading, attribution, turn)
    if (turn.speaker.person !== undefined) memory.genders.set(turn.speaker.person, turn.gender)
  }
  memory.outlet = [turn.speaker, ...turn.relays].find(({ source }) => source !== undefined)?.source ?? memory.outlet
  return turn
}

function isPaper(reading: Reading, { speaker }: Attribution): boolean {
  if (speaker?.kind !== "description" || speaker.group !== undefined || speaker.first !== speaker.last) return false
  return /^(?:تقرير|بيان|مقال|report|statement)$/.test(wordAt(reading, speaker.first))
}

function meant(reading: Reading, memory: Memory, attribution: Attribution, inSentence: Turn | undefined): Turn | undefined {
  const { kind, speaker, continues } = attribution
  if (lexicon().issuing.has(wordAt(reading, attribution.cue.first).replace(/^[وف]/, ""))) return memory.issuer
  const near = subjectOf(reading, memory, attribution)
  if (kind === "participle" && !speaker) return inSentence ?? near ?? memory.last
  if (!speaker || speaker.kind === "pronoun") {
    if (kind === "citation") {
      const plural = /هم$/.test(wordAt(reading, attribution.cue.last))
      const known = [inSentence, near, memory.last].find((turn) => turn && (!plural || turn.plural))
      const body = memory.bodies[0]
      return known ?? (body && !plural ? newTurn({ source: body.slug }, undefined, false) : undefined)
    }
    const we = speaker && /^(?:we|i)$/.test(wordAt(reading, speaker.first))
    if (we && memory.issuer) return memory.issuer
    const gender = genderOf(reading, attribution)
    const many = isPlural(reading, attribution)
    const last = agreeing(memory, gender)
    const here = near !== undefined && near === memory.fresh && !inSentence
    const meant = (continues && !here ? (last ?? near) : (near ?? last)) ?? lastNamed(reading, memory, attribution)
    if (many) return meant?.plural ? meant : (lastAgreeing(memory, { gender: "any", plural: true }) ?? meant)
    if (meant?.plural && gender === "masculine") return lastAgreeing(memory, { gender, plural: false }) ?? meant
    return meant
  }
  if (speaker.kind !== "description") {
    const { kind: which, slug } = speaker
    if (continues && memory.last?.speaker[which] === slug) return memory.last
    return newTurn(which === "person" ? { person: slug } : { source: slug }, undefined, false)
  }
  return described(reading, memory, speaker, kind === "citation", continues)
}

// The person that the text is about, unless this verb has another gender than the verbs that they had before.
function subjectOf(reading: Reading, memory: Memory, attribution: Attribution): Turn | undefined {
  const start = reading.tokens[attribution.cue.first]?.start ?? 0
  const fresh = memory.fresh && memory.fresh.attribution.end <= start ? memory.fresh : undefined
  const gender = genderOf(reading, attribution)
  for (const turn of [fresh, memory.subject]) {
    const known = turn?.speaker.person === undefined ? turn?.gender : (memory.genders.get(turn.speaker.person) ?? "any")
    if (turn && (known === "any" || gender === "any" || known === gender)) return turn
  }
  return gender === "any" || memory.last || !memory.subject ? undefined : memory.subjects[gender]
}
