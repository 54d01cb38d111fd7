import { gapAfter, phraseEndingAt } from "./cues.ts"
import type { Match, Matched } from "./matcher.ts"
import { comma, cues, sentenceEnd, speaksAfter, TITLE_WORDS } from "./speech.ts"

/** Whether a source's words are cited or relayed at a match: a speech or citation cue stands next to the name. */
export function isCited(matched: Matched, match: Match): boolean {
  return isCitedBefore(matched, match) || speaksAfter(matched, match, false)
}

// Goes back over "صحيفة" and the like to a cue: "بحسب صحيفة ...", "أعلنت وزارة ...", "تحدثوا إلى وكالة ...".
function isCitedBefore(matched: Matched, match: Match): boolean {
  const { text, tokens } = matched
  const { relaying, asSubject, outlets, channels } = cues()
  if (/[بك]/.test(match.clitics)) return false
  if (match.clitics.endsWith("ل") && spokeBefore(matched, match.first - 1)) return true
  for (let at = match.first - 1; at >= 0 && at >= match.first - TITLE_WORDS; ) {
    const gap = gapAfter(text, tokens, at)
    if (sentenceEnd.test(gap) || comma.test(gap)) return false
    if (phraseEndingAt(relaying, tokens, at, true) > 0) return true
    if (phraseEndingAt(asSubject, tokens, at, true) > 0 && !match.clitics.endsWith("ل")) return isReport(matched, at)
    if (channels.has(tokens[at]?.folded ?? "")) return spokeBefore(matched, at - 1)
    const outlet = phraseEndingAt(outlets, tokens, at, true)
    if (outlet === 0) return false
    at -= outlet
  }
  return false
}

function isReport({ tokens }: Matched, at: number): boolean {
  return phraseEndingAt(cues().reports, tokens, at, true) > 0
}

function spokeBefore(matched: Matched, from: number): boolean {
  for (let at = from; at >= 0 && at > from - TITLE_WORDS; at--) {
    if (sentenceEnd.test(gapAfter(matched.text, matched.tokens, at))) return false
    if (isReport(matched, at)) return true
  }
  return false
}
