import { withoutControls } from "../text/controls.ts"

// JSON that others wrote, looked at with care: every value may be of another form than the standard says.

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The text, trimmed and such as every format and database can hold; undefined for what is none, or blank. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value
  return (typeof text === "string" && withoutControls(text).trim()) || undefined
}

/** The text trimmed, and else as it came, for what is checked later: the slugs of an Isnad. */
export function writtenText(value: unknown): string | undefined {
  return (typeof value === "string" && value.trim()) || undefined
}

/** The text as it came; undefined for what is none, or blank. */
export function exactText(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? withoutControls(value) : undefined
}

/** What may be one or many, as many. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

export function objectsOf(value: unknown): JsonObject[] {
  return listOf(value).filter(isObject)
}

/** An object without its undefined keys. */
export function defined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never
}

/** Such as medtop:11000000, from any of the ways in which formats write a Media Topic. */
export function mediaTopicOf(value: unknown): string | undefined {
  const code = /(?:medtop:|newscodes\/mediatopic\/)(\d{8})$/.exec(textOf(value) ?? "")?.[1]
  return code && `medtop:${code}`
}

/** Such as Q6279. */
export function wikidataOf(value: unknown): string | undefined {
  return /^https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/(Q[1-9]\d*)$/.exec(textOf(value) ?? "")?.[1]
}
