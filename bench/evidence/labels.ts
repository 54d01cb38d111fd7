import { z } from "zod"
import type { DateValue } from "../../src/text/dates/date-value.ts"
import type { GoldStep } from "./gold.ts"

const unnamed = z.strictObject({ unnamed: z.string(), count: z.int().optional(), anonymous: z.boolean().default(false) })

/** A step of a chain as written: a slug, "?slug" where the step may be missing, or an unnamed one. */
export const step = z.union([
  z.string().transform((slug): GoldStep => ({ ...optionalLabel(slug), anonymous: false })),
  unnamed.transform((written): GoldStep => ({ ...written, optional: false })),
])

/** Reads "slug" and "?slug" (optional). */
export function optionalLabel(label: string): { slug: string; optional: boolean } {
  return label.startsWith("?") ? { slug: label.slice(1), optional: true } : { slug: label, optional: false }
}

const written = /^(?:(\d{4})|-)(?:-(\d{2}))?(?:-(\d{2}))?$/

/**
 * Reads a date in ISO 8601 with as many fields as are known: "2020-01", and "--04-07" without a year, as in ISO 8601:2000.
 * Undefined for "?". @throws Error for anything else.
 */
export function dateLabel(label: string): DateValue | undefined {
  if (label === "?") return undefined
  const [matched, year, month, day] = written.exec(label) ?? []
  if (matched === undefined || (!year && !month)) throw new Error(`expected a date like 2020-01, --04-07 or ?, got ${label}`)
  return {
    ...(year ? { year: Number(year) } : {}),
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
  }
}
