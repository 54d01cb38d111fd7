import type { Attribution } from "./attribution.ts"
import type { Content } from "./contents.ts"

/**
 * The confidence of a statement. 0.95: direct speech. 0.9: a clause behind "أن", "that" or a colon. 0.85: a clause without
 * these, one before or around its attribution, or one under a citation. 0.6: a noun in place of a clause ("أكد ضرورة ...").
 * 0.5: a quotation without any attribution, given to the last speaker. 0.1 less where the speaker is not named beside the verb
 * but was found in the text before it.
 */
export function confidenceOf(attribution: Attribution | undefined, { direct }: Content): number {
  if (!attribution) return 0.5
  const { kind, marker, speaker } = attribution
  const base = direct ? 95 : marker === "noun" ? 60 : kind !== "citation" && marker === "clause" ? 90 : 85
  return (speaker === undefined || speaker.kind === "pronoun" ? base - 10 : base) / 100
}
