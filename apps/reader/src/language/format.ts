import type { DatePrecision } from "../gql/graphql.ts"
import type { Locale } from "./locale.ts"

// Numbers and dates in the notation of the interface's language. Dates are those of documents, so they are always shown in UTC.

const SETTINGS = { timeZone: "UTC", calendar: "gregory" } as const

export const number = (locale: Locale, value: number) => new Intl.NumberFormat(locale).format(value)

export const percent = (locale: Locale, share: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(share)

/** The day of a time such as `2021-03-30T09:00:00.000Z`. */
export const day = (locale: Locale, moment: string) =>
  new Intl.DateTimeFormat(locale, { ...SETTINGS, dateStyle: "long" }).format(new Date(moment))

const KNOWN: Record<DatePrecision, Intl.DateTimeFormatOptions> = {
  DAY: { day: "numeric", month: "long", year: "numeric" },
  MONTH: { month: "long", year: "numeric" },
  YEAR: { year: "numeric" },
}

/** As much of a date as is known. */
export const fuzzyDate = (locale: Locale, { start, precision }: { start: string; precision: DatePrecision }) =>
  new Intl.DateTimeFormat(locale, { ...SETTINGS, ...KNOWN[precision] }).format(new Date(start))

/** `2021-04` of a facet. */
export const month = (locale: Locale, value: string) =>
  fuzzyDate(locale, { start: `${value}-01T00:00:00Z`, precision: "MONTH" })

/**
 * The date in a disagreement: `2020`, `2020-01`, `2021-04-07`, or `--04-07` without a year; any other text is returned
 * unchanged.
 */
export function dateValue(locale: Locale, value: string): string {
  const [, year, monthOf, dayOf] = /^(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(value) ?? []
  if (year === undefined) return value
  const parts = {
    ...(year !== "-" && { year: "numeric" }),
    ...(monthOf && { month: "long" }),
    ...(dayOf && { day: "numeric" }),
  }
  const moment = new Date(`${year === "-" ? 2000 : year}-${monthOf ?? "01"}-${dayOf ?? "01"}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { ...SETTINGS, ...(parts as Intl.DateTimeFormatOptions) }).format(moment)
}

/** The name of a language, given as a code such as `ar`. */
export const languageName = (locale: Locale, language: string) =>
  new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language

export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** A noun with its number: `#` stands for the number. Forms without `#` (`كلمتان`) express the number themselves. */
export function counted(locale: Locale, count: number, forms: Plural): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replace("#", number(locale, count))
}
