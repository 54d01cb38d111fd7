import type { Relay } from "./outlets.ts"
import type { Span } from "./reading.ts"
import type { Speaker } from "./speakers.ts"

/**
 * Words that say who speaks. `first` to `last` are all of its tokens, with the remarks about the speaker; `cue` is the verb or
 * citation word. `contentAt` is the token at which content begins behind it, if it does; `marker` says how that was recognised:
 * "clause" by a colon or a complement, "open" without either ("said the talks ..."). A participle has the speaker of its
 * sentence, a continuation the last speaker with everyone who relayed them.
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
