import { z } from "zod"
import { behindClitics } from "../clitics.ts"
import { readDictionary } from "../dictionaries.ts"
import { tokenize } from "../tokens.ts"

const names = z.array(z.string().min(1))
const schema = z.strictObject({
  months: z.record(z.string(), names),
  hijri: z.record(z.string(), names),
  doubtful: z.record(z.string(), names),
  doubtful_hijri: z.record(z.string(), names),
  alone: names,
  before: names,
  after: names,
  joins: names,
})

/** The calendars that dates are stated in. */
export type CalendarName = "GREGORIAN" | "HIJRI"

/**
 * A name of a month (1 to 12) in folded words; how many letters of its first word are proclitics ("وبيناير": 2); and whether it
 * is also an ordinary word.
 */
export type MonthName = {
  words: readonly string[]
  clitics: number
  calendar: CalendarName
  month: number
  doubtful: boolean
}

/** dictionaries/calendar.yaml, folded. `byFirst` finds names by their first word, longer names first. */
export type Calendar = {
  byFirst: Map<string, MonthName[]>
  alone: Set<string>
  before: Set<string>
  after: Set<string>
  joins: readonly (readonly string[])[]
}

let loaded: Calendar | undefined

/** The names of months and years, read on first use. */
export function calendar(): Calendar {
  loaded ??= build()
  return loaded
}

// Shorter names are not looked for behind proclitics, since they would match ordinary words ("باب").
const LONG_ENOUGH = 4

function build(): Calendar {
  const data = readDictionary("calendar", schema)
  const byFirst = new Map<string, MonthName[]>()
  const add = (name: string, calendar: CalendarName, month: number, doubtful: boolean): void => {
    const words = folded(name)
    const [first = "", ...rest] = words
    for (const { form, clitics } of behindClitics(first)) {
      if (clitics > 0 && first.length < LONG_ENOUGH) continue
      const list = byFirst.get(form) ?? []
      list.push({ words: [form, ...rest], clitics, calendar, month, doubtful })
      byFirst.set(
        form,
        list.sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  const addAll = (months: Record<string, string[]>, calendar: CalendarName, doubtful: boolean): void => {
    for (const [month, all] of Object.entries(months)) for (const name of all) add(name, calendar, Number(month), doubtful)
  }
  addAll(data.months, "GREGORIAN", false)
  addAll(data.hijri, "HIJRI", false)
  addAll(data.doubtful, "GREGORIAN", true)
  addAll(data.doubtful_hijri, "HIJRI", true)
  const set = (list: string[]): Set<string> => new Set(list.flatMap(folded))
  return { byFirst, alone: set(data.alone), before: set(data.before), after: set(data.after), joins: data.joins.map(folded) }
}

function folded(phrase: string): string[] {
  return tokenize(phrase).map((token) => token.folded)
}
