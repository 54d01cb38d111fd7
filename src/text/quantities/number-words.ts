import { z } from "zod"
import { readDictionary } from "../dictionaries.ts"
import { fold } from "../fold.ts"

const group = z.record(z.string().regex(/^\d+$/), z.array(z.string().min(1)))
const schema = z.strictObject({
  units: group,
  parts: group,
  ten: z.array(z.string().min(1)),
  teens: group,
  tens: group,
  hundreds: group,
  scales: group,
  ordinals: group,
})

/** What a word adds to a number; `kind` says which words may stand beside it (see dictionaries/number-words.yaml). */
export type NumberWord = { kind: "unit" | "part" | "ten" | "teen" | "tens" | "hundreds" | "scale"; value: number }

let loaded: { cardinals: Map<string, NumberWord>; ordinals: Map<string, number> } | undefined

/** The number words by their folded form, and the ordinals of days without ال; read on first use. */
export function numberWords(): { cardinals: Map<string, NumberWord>; ordinals: Map<string, number> } {
  loaded ??= build()
  return loaded
}

function build(): { cardinals: Map<string, NumberWord>; ordinals: Map<string, number> } {
  const data = readDictionary("number-words", schema)
  const cardinals = new Map<string, NumberWord>()
  const add = (kind: NumberWord["kind"], entries: Record<string, string[]>): void => {
    for (const [value, words] of Object.entries(entries))
      for (const word of words) cardinals.set(fold(word), { kind, value: Number(value) })
  }
  add("part", data.parts)
  add("unit", data.units)
  add("ten", { 10: data.ten })
  add("teen", data.teens)
  add("tens", data.tens)
  add("hundreds", data.hundreds)
  add("scale", data.scales)
  const ordinals = Object.entries(data.ordinals).flatMap(([day, words]) =>
    words.map((word): [string, number] => [fold(word), Number(day)]),
  )
  return { cardinals, ordinals: new Map(ordinals) }
}
