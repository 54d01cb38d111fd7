import { conjoined } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { readCondition } from "./conditions.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const FEWEST = 2
const REACH = 4

/** Where a report ends at a remark behind a comma, and the reason for anonymity that the remark gives, if any. */
export type Aside = { readonly first: number; readonly anonymity: Span | undefined }

/**
 * The remark about the speaker behind what they said: "قال إن ...، | وطلب عدم نشر اسمه", "said ..., | speaking on condition of
 * anonymity", "...، | ورفض التعليق". Only in reported speech, not in quotation marks.
 */
export function asideIn(reading: Reading, { first, last }: Span): Aside | undefined {
  const { refusals, speaking } = lexicon()
  for (let at = first + FEWEST; at <= last; at++) {
    if (!hasGap(reading, at, GAP.comma) || reading.quoteOf[at] !== -1) continue
    const word = wordAt(reading, at)
    const spoken = speaking.has(word) || speaking.has(word.replace(/^و/, ""))
    for (
      let near = at;
      near <= Math.min(last, at + (spoken ? REACH : 1)) && (near === at || !hasGap(reading, near, HARD | GAP.comma));
      near++
    ) {
      const anonymity = readCondition(reading, near, last)
      if (anonymity && (near === at || spoken || !arabicWord.test(word))) return { first: at, anonymity }
    }
    if (refuses(word, refusals) && /^[وف]|ا$|^d|^r/.test(word)) return { first: at, anonymity: undefined }
  }
  return undefined
}

function refuses(word: string, refusals: ReadonlySet<string>): boolean {
  return conjoined(word).some((form) => refusals.has(form))
}
