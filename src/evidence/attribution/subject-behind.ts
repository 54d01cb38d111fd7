import { phraseStartingAt } from "../names/cues.ts"
import { isArticled } from "./boundaries.ts"
import { contentStart } from "./content-start.ts"
import { governedNoun, mayBeBare } from "./governed.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { endsSpeaker, opensOrigin } from "./origins.ts"
import { readQualifier } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const SUBJECT_WORDS = 16
const APPOSITION_WORDS = 16

/** A subject and the token behind it. */
export type Subject = { speaker: Speaker; next: number }

/** Reads the subject behind a verb. @returns undefined where none stands there, null where the noun cannot speak. */
export function readSubject(reading: Reading, cue: Span, at: number, last: number): Subject | undefined | null {
  const { contents, places, mute, papers, participles } = lexicon()
  const bare = mayBeBare(reading, cue)
  // "نقل موقع ... | عن مسؤول".
  // "حذرت منظمات إغاثة | من كارثة".
  const origin = (token: number): boolean =>
    opensOrigin(reading, cue, token) || (token > at && (governedNoun(reading, cue, token, last) ?? 0) > token)
  const word = wordAt(reading, at)
  // "أعلن ثلاث خطوات" tells what; "أكدت ثلاث معلمات" who.
  if (participles.has(word)) return undefined
  if ((contents.has(word) && !rankOf(wordAt(reading, at + 1))) || (places.has(word) && !reading.names[at])) return undefined
  let end = at + 1
  while (
    end < at + SUBJECT_WORDS &&
    !endsSpeaker(reading, end, last) &&
    !origin(end) &&
    !goesOn(reading, end) &&
    !isObject(reading, at, end)
  )
    end++
  const apposed = reading.names[end]
  const behind = apposed && apposed.match.first === end && hasGap(reading, apposed.match.last + 1, ~GAP.open)
  if (behind && hasGap(reading, end, GAP.comma) && apposed.entities.some(({ kind }) => kind === "person")) {
    const speaker = speakerIn(reading, end, apposed.match.last)
    if (speaker) return { speaker: { ...speaker, first: at }, next: speaker.last + 1 }
  }
  const whole = speakerIn(reading, at, end - 1)
  if (!whole) return mute.has(word) ? null : undefined
  if (whole.kind !== "description") return { speaker: whole, next: whole.last + 1 }
  const closed = contentStart(reading, end, last, true) !== undefined
  if (closed || !bare || origin(end)) return { speaker: whole, next: end }
  const shorter = definitePart(reading, at, end)
  // "تعلن وزارة الصحة": a body is definite by the noun it governs.
  const body = papers.has(word) && isArticled(reading, at + 1)
  if (whole.group === undefined && !whole.definite && !body) return undefined
  const speaker = speakerIn(reading, at, shorter - 1)
  return speaker && { speaker, next: shorter }
}

// "وزارة الدفاع الأميركية | تنفيذ غارة": a definite noun phrase ends before a word without article.
function definitePart(reading: Reading, at: number, end: number): number {
  let definite = false
  for (let next = at; next < end; next++) {
    const articled = /^[وفبلك]?(?:ال|لل)/.test(wordAt(reading, next)) || reading.owners[next] !== undefined
    if (definite && !articled && !lexicon().links.has(wordAt(reading, next))) return next
    definite ||= articled
  }
  return end
}

// "تنصح الطبيبة | الأمهات": the second noun is the object, since an adjective would have the same ending as the first.
function isObject(reading: Reading, at: number, end: number): boolean {
  const [head, next] = [wordAt(reading, at), wordAt(reading, end)]
  if (end !== at + 1 || !/^ال/.test(head) || !/^ال/.test(next) || !rankOf(head) || reading.owners[end]) return false
  if (rankOf(next) && !/يه?$/.test(next)) return true
  return /ه$/.test(head) ? !/[هيا]$/.test(next) : /(?:ات|ين)$/.test(next) && !/(?:ون|ين|ان|ات)$/.test(head)
}

// "يشرح تولر ذلك | فيقول".
function goesOn(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at)
  return /^(?:ذلك|هذا|هذه)$/.test(word) || (/^ف/.test(word) && phraseStartingAt(lexicon().verbs, reading.tokens, at, true) > 0)
}

/** Skips what stands between two commas, if the content or a remark follows: "تولر، السفير لدى العراق، إن". */
export function afterApposition(reading: Reading, at: number, last: number): number | undefined {
  for (let next = at + 1; next <= at + APPOSITION_WORDS && next <= last; next++) {
    if (hasGap(reading, next, HARD)) return undefined
    if (!hasGap(reading, next, GAP.comma)) {
      if (!contentStart(reading, next, last, false)) continue
      return rankOf(wordAt(reading, at)) ? next : undefined
    }
    if (contentStart(reading, next, last, true) || readQualifier(reading, next, last)) return next
  }
  return undefined
}
