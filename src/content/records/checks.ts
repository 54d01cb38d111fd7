import { z } from "zod"
import { toInstant } from "../../db/instant.ts"
import { canonicalLanguage } from "../../text/language.ts"
import { expecting, shown } from "../../text/structured/issues.ts"
import { NAME_KINDS, PERSON_ROLES } from "../enums.ts"
import { isAddress, LONGEST_ADDRESS } from "./address.ts"
import { slug, text } from "./text.ts"

// The checks of the values in records.

/** A language tag in BCP 47's canonical spelling, so that one filter finds all articles in it. */
export const language = z.string().transform((value, context) => {
  const canonical = canonicalLanguage(value)
  if (canonical !== null) return canonical
  context.addIssue({
    code: "custom",
    message: `expected a language as BCP 47 writes it, such as ar or en, got ${shown(value)}`,
  })
  return z.NEVER
})
export const country = z.string().regex(/^[A-Z]{2}$/, expecting("a country as ISO 3166-1 alpha-2 writes it, such as IQ"))
export const link = z.string().max(LONGEST_ADDRESS).refine(isAddress, expecting("an http or https address"))
export const instant = z.string().transform((value, context) => {
  const normal = toInstant(value)
  if (normal === null) {
    context.addIssue({
      code: "custom",
      message: `expected a time such as 2021-03-30T09:00:00Z (RFC 3339 with a zone), got ${shown(value)}`,
    })
    return z.NEVER
  }
  return normal
})

export const name = z.strictObject({ value: text(300), language, kind: z.enum(NAME_KINDS) })
export const names = z
  .array(name)
  .min(1)
  .max(200)
  .superRefine((list, context) => {
    const canonical = list.filter(({ kind }) => kind === "CANONICAL").map(({ language }) => language)
    if (canonical.length === 0) context.addIssue({ code: "custom", message: "expected a CANONICAL name among them, got none" })
    if (new Set(canonical).size < canonical.length)
      context.addIssue({ code: "custom", message: "expected one CANONICAL name a language, got several" })
    const repeated = firstRepeated(list, ({ value, language }) => `${language}\0${value}`)
    if (repeated !== -1)
      context.addIssue({
        code: "custom",
        path: [repeated, "value"],
        message: `repeats the name ${shown(list[repeated]?.value)} above it`,
      })
  })

export const description = z.strictObject({ ar: text(2_000).optional(), en: text(2_000).optional() })
export const externalIds = z
  .array(
    z.strictObject({
      scheme: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,40}$/, expecting("2 to 41 small Latin letters, digits and hyphens, such as wikidata")),
      value: text(500),
    }),
  )
  .max(50)

export const wikidata = z.string().regex(/^Q[1-9]\d*$/, expecting("a Wikidata id such as Q6279"))
export const mediaTopic = z.string().regex(/^medtop:\d{8}$/, expecting("an IPTC Media Topic such as medtop:11000000"))

/** A text to show, in at least one of the languages. */
export const title = description.refine(
  ({ ar, en }) => ar !== undefined || en !== undefined,
  "expected a title in ar or en, got neither",
)

export const slugList = z
  .array(slug)
  .max(1_000)
  .superRefine((list, context) => {
    const repeated = firstRepeated(list, (value) => value)
    if (repeated !== -1) context.addIssue({ code: "custom", path: [repeated], message: `repeats ${list[repeated]}` })
  })

export const peopleInRoles = z
  .array(z.strictObject({ person: slug, role: z.enum(PERSON_ROLES) }))
  .max(1_000)
  .superRefine((list, context) => {
    const repeated = firstRepeated(list, ({ person, role }) => `${person}\0${role}`)
    if (repeated !== -1) context.addIssue({ code: "custom", path: [repeated], message: "repeats a person with the same role" })
  })

function firstRepeated<Item>(list: readonly Item[], keyOf: (item: Item) => string): number {
  const seen = new Set<string>()
  return list.findIndex((item) => seen.size === seen.add(keyOf(item)).size)
}
