import { z } from "zod"
import { MENTIONED, type MentionedName, SPEAKING, type SpeakingName } from "../named-kinds.ts"
import { slug, text } from "./text.ts"

// Mentions and statements that people write into an article's record. Extraction never replaces them (src/evidence).

const range = { start: z.int().min(0), end: z.int().min(1) }

/** Requires exactly one of these keys, which names the entity. */
const oneOf = (...keys: string[]) =>
  [
    (value: object) => keys.filter((key) => (value as Record<string, unknown>)[key] !== undefined).length === 1,
    { error: ({ input }: { input: unknown }) => `expected one of ${keys.join(", ")}, got ${given(keys, input)}` },
  ] as const

function given(keys: readonly string[], input: unknown): string {
  return keys.filter((key) => (input as Record<string, unknown>)[key] !== undefined).join(" and ") || "none of them"
}

/** One optional key for each kind; exactly one must be given. */
const slugsOf = <Name extends string>(kinds: readonly Name[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, slug.optional()])) as Record<Name, z.ZodOptional<typeof slug>>

export const mention = z.strictObject({ ...range, ...slugsOf<MentionedName>(MENTIONED) }).refine(...oneOf(...MENTIONED))

const attributionStep = z
  .strictObject({
    ...slugsOf<SpeakingName>(SPEAKING),
    description: text(500).optional(),
    count: z.int().min(1).max(1_000_000).optional(),
    anonymity: text(1_000).optional(),
  })
  .refine(...oneOf(...SPEAKING, "description"))

export const statement = z.strictObject({
  ...range,
  direct: z.boolean().optional(),
  chain: z.array(attributionStep).min(1).max(20),
})

export type CuratedMention = z.output<typeof mention>
export type CuratedStatement = z.output<typeof statement>

interface Curated {
  body: string
  mentions?: readonly CuratedMention[] | undefined
  statements?: readonly CuratedStatement[] | undefined
}

/** Checks that every range lies within the body and contains text. */
export function checkRanges({ body, mentions = [], statements = [] }: Curated, context: z.RefinementCtx): void {
  for (const [key, list] of Object.entries({ mentions, statements })) {
    for (const [index, { start, end }] of list.entries()) {
      if (end <= body.length && body.slice(start, end).trim() !== "") continue
      context.addIssue({
        code: "custom",
        path: [key, index],
        message: `expected a range of text within the body of ${body.length} UTF-16 units, got ${start} to ${end}`,
      })
    }
  }
}
