import { confidenceOf } from "./confidence.ts"
import { type Claims, type Content, contentsOf, QUOTED_WORDS } from "./contents.ts"
import type { Memory } from "./memory.ts"
import { GAP, hasGap, type Reading, type Span } from "./reading.ts"
import type { Turn } from "./turns.ts"

/** A statement while the text is still being read: what is known of its speaker may still grow. */
export type Draft = {
  content: Content
  turn: Turn
  attribution: { start: number; end: number }
  confidence: number
}

type Known = { readonly reading: Reading; readonly memory: Memory; readonly claims: Claims; readonly drafts: readonly Draft[] }

/** A sentence that consists of a quotation only: a further statement of the last speaker. */
export function orphansIn({ reading, memory, claims, drafts }: Known, sentence: Span): Draft[] {
  const index = reading.quoteOf[sentence.first] ?? -1
  const quote = reading.quotes[index]
  const { last } = memory
  if (!quote || quote.first !== sentence.first || quote.last !== sentence.last || !last) return []
  const goesOn = !hasGap(reading, sentence.first, GAP.line) && drafts.at(-1)?.content.direct
  if (quote.last - quote.first + 1 < QUOTED_WORDS && !goesOn) return []
  return contentsOf(reading, sentence, claims).map((content) => ({
    content,
    turn: last,
    attribution: last.attribution,
    confidence: confidenceOf(undefined, content),
  }))
}
