import { termsOf } from "../../text/search/terms.ts"
import type { AttributionStep } from "../annotation.ts"
import { vocabulary } from "./vocabulary.ts"

/**
 * One who said a statement or passed it on, prepared for comparison: `name` is "person:slug" or "source:slug"; of an unnamed
 * one, `words` are the stems of the description without its number, which is `count`.
 */
export type Speaker = {
  readonly label: string
  readonly name: string | undefined
  readonly words: ReadonlySet<string>
  readonly count: number | undefined
}

/** Makes a speaker of a step. "3 مسؤولين" and "ثلاثة مسؤولين" give the same words and count. */
export function speakerOf({ person, source, description = "", count }: AttributionStep): Speaker {
  const slug = person ?? source
  if (slug !== undefined) {
    return { label: slug, name: person === undefined ? `source:${slug}` : `person:${slug}`, words: new Set(), count: undefined }
  }
  const words = new Set<string>()
  let label = description.trim()
  let number = count
  const terms = termsOf(description)
  for (let at = 0; at < terms.length; at++) {
    const { canonical, run, folded, stems } = terms[at]!
    if (canonical?.startsWith("number:")) {
      number ??= Number(canonical.slice("number:".length))
      if (at === 0) label = description.slice(terms[run]?.start ?? description.length).trim()
      at += run - 1
    } else if (!vocabulary().empty.has(folded)) words.add(stems[0] ?? folded)
  }
  return { label: number === undefined ? label : `${number} ${label}`.trim(), name: undefined, words, count: number }
}

/**
 * Whether two speakers may be one: they have the same name, or one's description contains the other's ("the official", "the
 * American official") and their counts do not differ.
 */
export function isSameSpeaker(one: Speaker, other: Speaker): boolean {
  if (one.name !== undefined || other.name !== undefined) return one.name === other.name
  if (one.count !== undefined && other.count !== undefined && one.count !== other.count) return false
  const [less, more] = one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words]
  if (less.size === 0) return false
  for (const word of less) if (!more.has(word)) return false
  return true
}
