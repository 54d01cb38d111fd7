import { z } from "zod"
import { behindClitics } from "../clitics.ts"
import { readDictionary } from "../dictionaries.ts"
import { fold } from "../fold.ts"
import { indexPhrases, type PhraseIndex, wordSet } from "../phrases.ts"
import { stemsOf } from "../search/stems.ts"

/** Whether the number is exact, approximate, a minimum or a maximum. */
export type Bound = "EXACT" | "ABOUT" | "AT_LEAST" | "AT_MOST"

const list = z.array(z.string().min(1))
const bounds = z.strictObject({ ABOUT: list, AT_LEAST: list, AT_MOST: list })
const code = z.string().regex(/^[A-Z]{3}$/)
const schema = z.strictObject({
  bounds,
  bounds_after: bounds,
  fractions: z.record(z.string(), list),
  half: list,
  needs_number: list,
  suffixes: z.record(z.string(), z.number()),
  percent: list,
  currencies: z.record(code, list),
  signs: z.record(z.string().length(1), code),
  labels: list,
  time_before: list,
  time_after: list,
  joins: list,
  range_first: list,
  range_join: list,
  uncounted: list,
  waw: list,
  plurals: list,
  many: list,
  duals: list,
  nominative_duals: list,
  two: list,
  broken_plurals: list,
})

/** dictionaries/quantities.yaml, folded. `duals` maps every dual form to the stem of its singular. */
export type QuantityWords = {
  bounds: PhraseIndex<Bound>
  boundsAfter: PhraseIndex<Bound>
  fractions: PhraseIndex<number>
  half: PhraseIndex<true>
  percent: PhraseIndex<true>
  currencies: PhraseIndex<string>
  timeAfter: PhraseIndex<true>
  signs: Readonly<Record<string, string>>
  suffixes: Readonly<Record<string, number>>
  needsNumber: ReadonlySet<string>
  labels: ReadonlySet<string>
  timeBefore: ReadonlySet<string>
  joins: ReadonlySet<string>
  rangeFirst: ReadonlySet<string>
  rangeJoin: ReadonlySet<string>
  uncounted: ReadonlySet<string>
  waw: ReadonlySet<string>
  plurals: ReadonlySet<string>
  many: ReadonlySet<string>
  two: ReadonlySet<string>
  brokenPlurals: ReadonlySet<string>
  duals: ReadonlyMap<string, { unit: string; clitics: number }>
}

let loaded: QuantityWords | undefined

/** The words of quantities, read on first use. */
export function quantityWords(): QuantityWords {
  loaded ??= build()
  return loaded
}

function build(): QuantityWords {
  const data = readDictionary("quantities", schema)
  const byBound = (phrases: z.infer<typeof bounds>): PhraseIndex<Bound> =>
    indexPhrases<Bound>([
      ["ABOUT", phrases.ABOUT],
      ["AT_LEAST", phrases.AT_LEAST],
      ["AT_MOST", phrases.AT_MOST],
    ])
  return {
    bounds: byBound(data.bounds),
    boundsAfter: byBound(data.bounds_after),
    fractions: indexPhrases(Object.entries(data.fractions).map(([value, phrases]) => [Number(value), phrases])),
    half: indexPhrases([[true, data.half]]),
    percent: indexPhrases([[true, data.percent]]),
    currencies: indexPhrases(Object.entries(data.currencies)),
    timeAfter: indexPhrases([[true, data.time_after]]),
    signs: data.signs,
    suffixes: data.suffixes,
    needsNumber: wordSet(data.needs_number),
    labels: wordSet(data.labels),
    timeBefore: wordSet(data.time_before),
    joins: wordSet(data.joins),
    rangeFirst: wordSet(data.range_first),
    rangeJoin: wordSet(data.range_join),
    uncounted: wordSet(data.uncounted),
    waw: wordSet(data.waw),
    plurals: wordSet(data.plurals),
    many: wordSet(data.many),
    two: wordSet(data.two),
    brokenPlurals: wordSet(data.broken_plurals),
    duals: dualsOf(data.duals, data.nominative_duals),
  }
}

function dualsOf(both: string[], nominative: string[]): QuantityWords["duals"] {
  const duals = new Map<string, { unit: string; clitics: number }>()
  const add = (noun: string, endings: string[]): void => {
    const singular = fold(noun)
    // ة is written ت before the ending: "سيارتان".
    const core = singular.endsWith("ه") ? `${singular.slice(0, -1)}ت` : singular
    const unit = stemsOf(noun.endsWith("ة") ? singular.replace(/ه$/, "ة") : singular)[0] ?? singular
    for (const ending of endings) {
      for (const { form, clitics } of behindClitics(core + ending)) duals.set(form, { unit, clitics })
    }
  }
  for (const noun of both) add(noun, ["ان", "ين"])
  for (const noun of nominative) add(noun, ["ان"])
  return duals
}
