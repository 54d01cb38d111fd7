import { withoutControls } from "../text/controls.ts"

// Reads JSON of other systems carefully: every value may have another form than the standard says.

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/**
 * A text, trimmed and without characters that a format or the database cannot hold; undefined for anything else and for blank
 * text.
 */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value
  return (typeof text === "string" && withoutControls(text).trim()) || undefined
}

/** A text, trimmed but otherwise unchanged, for values that are checked later: slugs in Isnad's exports. */
export function writtenText(value: unknown): string | undefined {
  return (typeof value === "string" && value.trim()) || undefined
}

/** A text, unchanged; undefined for anything else and for blank text. */
export function exactText(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? withoutControls(value) : undefined
}

/** The list, or a list of the one value. */
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

/** The id of a Media Topic, such as medtop:11000000, from any of the notations that formats use. */
export function mediaTopicOf(value: unknown): string | undefined {
  const code = /(?:medtop:|newscodes\/mediatopic\/)(\d{8})$/.exec(textOf(value) ?? "")?.[1]
  return code && `medtop:${code}`
}

/** Such as Q6279. */
export function wikidataOf(value: unknown): string | undefined {
  return /^https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/(Q[1-9]\d*)$/.exec(textOf(value) ?? "")?.[1]
}
