import type { z } from "zod"
import { quoted } from "../cut.ts"

// Says what is wrong with a value, for whoever wrote the content or the setting: what was expected, what was found, and what to
// do.

type Raw = z.core.$ZodRawIssue

const TYPES: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
  map: "keys with values",
}

/** Option for each `safeParse`: replaces zod's messages, which are for programmers. A schema's own message takes precedence. */
export const IN_PLAIN_WORDS = { error: (issue: Raw) => words(issue) }

/**
 * A schema's own message, followed by what was found. @param what such as `a country as ISO 3166-1 alpha-2 writes it, such as
 * IQ`.
 */
export function expecting(what: string): { error: (issue: Raw) => string } {
  return { error: ({ input }) => `expected ${what}, got ${shown(input)}` }
}

/** The mistakes that zod found, each with its path; several unknown keys give one each. */
export function issuesOf(error: z.ZodError): { path: PropertyKey[]; message: string }[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }))
      : [{ path: issue.path, message: issue.message }],
  )
}

/** A value for a message, short enough to read and long enough to be found. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing"
  if (typeof value === "string") return quoted(value)
  if (typeof value === "object") return Array.isArray(value) ? "a list" : (TYPES.object as string)
  return String(value)
}

function words(issue: Raw): string {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue.expected, issue.input)
    case "invalid_value":
      return expected(oneOf(issue.values.map(String)), issue.input)
    case "too_small":
      return tooFew(issue)
    case "too_big":
      return tooMany(issue)
    case "unrecognized_keys":
      return `unknown key; ${knownKeys(issue)}`
    case "invalid_union":
      return expected([...new Set(issue.errors.flatMap(namesOf))].join(" or ") || "another value", issue.input)
    case "invalid_key":
      return `expected other keys, got ${quoted(String(issue.path?.at(-1) ?? ""))}`
    case "custom":
      return expected("another value", issue.input)
    default:
      return expected("another form", issue.input)
  }
}

function expected(what: string, input: unknown): string {
  return input === undefined ? `is missing; expected ${what}` : `expected ${what}, got ${shown(input)}`
}

function wrongType(type: string, input: unknown): string {
  const isBare = type === "string" && (typeof input === "number" || typeof input === "boolean")
  return `${expected(TYPES[type] ?? type, input)}${isBare ? "; in quotation marks it is text" : ""}`
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] as string) : `one of ${values.join(", ")}`
}

function tooFew({ origin, minimum, input }: Extract<Raw, { code: "too_small" }>): string {
  if (origin === "string") return expected("text that is not empty", input)
  if (origin === "array") return `expected at least ${counted(minimum, "item")}, got ${lengthOf(input) || "none"}`
  return expected(`${minimum} or more`, input)
}

function tooMany({ origin, maximum, input }: Extract<Raw, { code: "too_big" }>): string {
  if (origin === "string")
    return `expected ${counted(maximum, "character")} at most, got ${lengthOf(input).toLocaleString("en")}: ${shown(input)}`
  if (origin === "array") return `expected ${counted(maximum, "item")} at most, got ${lengthOf(input).toLocaleString("en")}`
  return expected(`${maximum} or less`, input)
}

function counted(number: number | bigint, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`
}

function lengthOf(input: unknown): number {
  return (input as { length?: number } | undefined)?.length ?? 0
}

function knownKeys({ inst }: Raw): string {
  const shape = (inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape
  return shape ? `known here: ${Object.keys(shape).join(", ")}` : "leave it out"
}

function namesOf(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) =>
    issue.code === "invalid_type" && issue.path.length === 0 ? [TYPES[issue.expected] ?? issue.expected] : [],
  )
}
