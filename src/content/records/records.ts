import { z } from "zod"
import { toInstant } from "../../db/instant.ts"
import { canonicalLanguage } from "../../text/language.ts"
import { expecting, shown } from "../../text/structured/issues.ts"
import { checkRanges, mention, statement } from "./curated-facts.ts"
import { slug, text } from "./text.ts"

// The one check of content, whatever format it came in: curated documents, bundles and imports all become these records.

/** In the one spelling that BCP 47 prefers, so that a language has one canonical name and one filter finds all of its articles. */
const language = z.string().transform((value, context) => {
  const canonical = canonicalLanguage(value)
  if (canonical !== null) return canonical
  context.addIssue({
    code: "custom",
    message: `expected a language as BCP 47 writes it, such as ar or en, got ${shown(value)}`,
  })
  return z.NEVER
})
const country = z.string().regex(/^[A-Z]{2}$/, expecting("a country as ISO 3166-1 alpha-2 writes it, such as IQ"))
// What a URL parser would repair (spaces, NUL, half a surrogate pair) is refused: an address is stored as it came.
const link = z
  .string()
  .max(2_000)
  .refine(
    (value) => /^https?:\/\/[^\s\p{Cc}]+$/iu.test(value) && value.isWellFormed() && URL.canParse(value),
    expecting("an http or https address"),
  )
const instant = z.string().transform((value, context) => {
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

const name = z.strictObject({ value: text(300), language, kind: z.enum(["CANONICAL", "ALIAS", "TRANSLITERATION"]) })
const names = z
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

const description = z.strictObject({ ar: text(2_000).optional(), en: text(2_000).optional() })
const externalIds = z
  .array(
    z.strictObject({
      scheme: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,40}$/, expecting("2 to 41 small Latin letters, digits and hyphens, such as wikidata")),
      value: text(500),
    }),
  )
  .max(50)

const SOURCE_KINDS = [
  "NEWS_OUTLET",
  "NEWS_AGENCY",
  "GOVERNMENT",
  "MILITARY",
  "ARMED_GROUP",
  "ALLIANCE",
  "NGO",
  "COMPANY",
  "UNIVERSITY",
  "SOCIAL_MEDIA",
  "OTHER",
] as const

export const sourceSchema = z.strictObject({
  slug,
  kind: z.enum(SOURCE_KINDS),
  names,
  homepage: link.optional(),
  country: country.optional(),
  description: description.optional(),
})

export const personSchema = z.strictObject({
  slug,
  names,
  description: description.optional(),
  country: country.optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/, expecting("a Wikidata id such as Q6279"))
    .optional(),
})

export const topicSchema = z.strictObject({
  slug,
  names,
  parent: slug.optional(),
  mediaTopic: z
    .string()
    .regex(/^medtop:\d{8}$/, expecting("an IPTC Media Topic such as medtop:11000000"))
    .optional(),
})

const slugList = z
  .array(slug)
  .max(1_000)
  .superRefine((list, context) => {
    const repeated = firstRepeated(list, (value) => value)
    if (repeated !== -1) context.addIssue({ code: "custom", path: [repeated], message: `repeats ${list[repeated]}` })
  })

export const PERSON_ROLES = ["AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"] as const

export const articleSchema = z
  .strictObject({
    slug,
    headline: text(1_000),
    headlineDerived: z.boolean().optional(),
    language,
    body: text(10_000_000),
    summary: text(10_000).optional(),
    publishedAt: instant.optional(),
    publisher: slug.optional(),
    url: link.optional(),
    people: z
      .array(z.strictObject({ person: slug, role: z.enum(PERSON_ROLES) }))
      .max(1_000)
      .superRefine((list, context) => {
        const repeated = firstRepeated(list, ({ person, role }) => `${person}\0${role}`)
        if (repeated !== -1)
          context.addIssue({ code: "custom", path: [repeated], message: "repeats a person with the same role" })
      })
      .optional(),
    topics: slugList.optional(),
    citedSources: slugList.optional(),
    mentionedSources: slugList.optional(),
    externalIds: externalIds.optional(),
    mentions: z.array(mention).max(10_000).optional(),
    statements: z.array(statement).max(1_000).optional(),
  })
  .superRefine(checkRanges)

export const storySchema = z.strictObject({
  slug,
  title: description.refine(({ ar, en }) => ar !== undefined || en !== undefined, "expected a title in ar or en, got neither"),
  articles: slugList.min(1),
})

export const contentSchemas = {
  source: sourceSchema,
  person: personSchema,
  topic: topicSchema,
  article: articleSchema,
  story: storySchema,
}

export type ContentKind = keyof typeof contentSchemas
export type SourceContent = z.output<typeof sourceSchema>
export type PersonContent = z.output<typeof personSchema>
export type TopicContent = z.output<typeof topicSchema>
export type ArticleContent = z.output<typeof articleSchema>
export type StoryContent = z.output<typeof storySchema>
export type NameContent = z.output<typeof name>

/** Where a record was read, for messages. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** One checked record and where it came from. References are slugs. */
export type ContentRecord = { readonly origin: Origin } & (
  | { readonly kind: "source"; readonly value: SourceContent }
  | { readonly kind: "person"; readonly value: PersonContent }
  | { readonly kind: "topic"; readonly value: TopicContent }
  | { readonly kind: "article"; readonly value: ArticleContent }
  | { readonly kind: "story"; readonly value: StoryContent }
)

function firstRepeated<Item>(list: readonly Item[], keyOf: (item: Item) => string): number {
  const seen = new Set<string>()
  return list.findIndex((item) => seen.size === seen.add(keyOf(item)).size)
}
