import type { Relay } from "./outlets.ts"
import type { Span } from "./reading.ts"
import type { Speaker } from "./speakers.ts"

/**
 * Words that say who speaks. `first` to `last` are all its tokens, remarks about the speaker included; `cue` the verb or
 * citation word. `contentAt` is the token at which what was said begins behind it, when it does; `marker` how that was
 * known: "clause" by a colon or complement, "open" by nothing ("said the talks ..."). A participle takes the speaker of its sentence, a continuation the last speaker with all who relayed them.
 */
export type Attribution = Span & {
  readonly kind: "verb" | "participle" | "citation"
  readonly cue: Span
  readonly speaker: Speaker | undefined
  readonly contentAt: number | undefined
  readonly marker: "clause" | "open" | "quotation" | "noun" | "none"
  readonly continues: boolean
  readonly origin: boolean
  readonly relays: readonly Relay[]
  readonly anonymity: Span | undefined
}
