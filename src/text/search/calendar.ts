import { z } from "zod"
import { readDictionary } from "../dictionaries.ts"
import { tokenize } from "../tokens.ts"

const names = z.array(z.string().min(1))
const schema = z.strictObject({
  months: z.record(z.string(), names),
  hijri: z.record(z.string(), names),
  doubtful: z.record(z.string(), names),
  alone: names,
  before: names,
  after: names,
  joins: names,
})

/** A name of a month in folded words, its value ("month:4", "hijri:9") and whether it is also another word. */
export type MonthName = { words: readonly string[]; value: string; doubtful: boolean }

/** dictionaries/calendar.yaml folded; `byFirst` finds names by their first word, those with more words first. */
export type Calendar = {
  byFirst: Map<string, MonthName[]>
  alone: Set<string>
  before: Set<string>
  after: Set<string>
  joins: readonly (readonly string[])[]
}

let loaded: Calendar | undefined

/** The calendar's words, read once on first use. */
export function calendar(): Calendar {
  loaded ??= build()
  return loaded
}

// Clitics that may stand before a month's name, if what remains is long enough not to be met by chance ("باب").
const CLITICS = ["و", "ف", "ب", "ل", "ك", "وب", "ول"]
const LONG_ENOUGH = 4

function build(): Calendar {
  const data = readDictionary("calendar", schema)
  const byFirst = new Map<string, MonthName[]>()
  const add = (name: string, value: string, doubtful: boolean): void => {
    const words = folded(name)
    const [first = "", ...rest] = words
    const prefixes = /^[\u0621-\u064a]/.test(first) && first.length >= LONG_ENOUGH ? ["", ...CLITICS] : [""]
    for (const prefix of prefixes) {
      const list = byFirst.get(prefix + first) ?? []
      byFirst.set(
        prefix + first,
        [...list, { words: [prefix + first, ...rest], value, doubtful }].sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  for (const [month, all] of Object.entries(data.months)) for (const name of all) add(name, `month:${month}`, false)
  for (const [month, all] of Object.entries(data.hijri)) for (const name of all) add(name, `hijri:${month}`, false)
  for (const [value, all] of Object.entries(data.doubtful)) for (const name of all) add(name, value, true)
  const set = (list: string[]): Set<string> => new Set(list.flatMap(folded))
  return { byFirst, alone: set(data.alone), before: set(data.before), after: set(data.after), joins: data.joins.map(folded) }
}

function folded(phrase: string): string[] {
  return tokenize(phrase).map((token) => token.folded)
}
