import type { Attribution } from "./attribution.ts"
import type { Content } from "./contents.ts"

/**
 * How sure a statement is. Of direct speech 0.95, of a clause behind "أن", "that" or a colon 0.9, of a clause without
 * either, before or around its attribution or under a citation 0.85, of a noun that stands for a clause ("أكد ضرورة ...") 0.6, of a quotation
 * that stands alone and goes on with the last speaker 0.5. Less 0.1 where the speaker is not named beside the verb but
 * taken from the text before.
 */
export function confidenceOf(attribution: Attribution | undefined, { direct }: Content): number {
  if (!attribution) return 0.5
  const { kind, marker, speaker } = attribution
  const base = direct ? 95 : marker === "noun" ? 60 : kind !== "citation" && marker === "clause" ? 90 : 85
  return (speaker === undefined || speaker.kind === "pronoun" ? base - 10 : base) / 100
}
