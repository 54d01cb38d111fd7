import { z } from "zod"
import { PERSON_ROLES } from "../../content/enums.ts"
import type { ArticleContent, NameContent } from "../../content/records/records.ts"
import { expecting } from "../../text/structured/issues.ts"

// The shapes that people write by hand in seeds/. They are checked here for their form, then turned into the records of
// content.ts and checked there like everything else.

const byLanguage = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value)
const entity = {
  slug: z.string(),
  names: byLanguage(z.string()),
  aliases: byLanguage(z.array(z.string())).optional(),
  transliterations: byLanguage(z.array(z.string())).optional(),
}
const described = {
  description: z.strictObject({ ar: z.string().optional(), en: z.string().optional() }).optional(),
  country: z.string().optional(),
}

const curatedSource = z.strictObject({ ...entity, ...described, kind: z.string(), homepage: z.string().optional() })
const curatedPerson = z.strictObject({ ...entity, ...described, wikidata: z.string().optional() })
const topicEntity = z.strictObject({ ...entity, mediaTopic: z.string().optional() })
export interface CuratedTopic extends z.output<typeof topicEntity> {
  children?: CuratedTopic[] | undefined
}
const curatedTopic: z.ZodType<CuratedTopic> = topicEntity.extend({ children: z.lazy(() => z.array(curatedTopic)).optional() })

export const curatedSources = z.array(curatedSource)
export const curatedPeople = z.array(curatedPerson)
export const curatedTopics = z.array(curatedTopic)

/** A place in the body by its own words; `occurrence` counts from 1 where they stand there more than once. */
const placeInText = { text: z.string(), occurrence: z.int().min(1).optional() }

const role = z.enum(PERSON_ROLES)
const roles = z.union([role, z.array(role).min(1)], expecting(`a role or a list of roles, of ${PERSON_ROLES.join(", ")}`))
const slugs = z.array(z.string()).optional()
export const frontMatter = z.strictObject({
  headline: z.string(),
  language: z.string(),
  publisher: z.string().optional(),
  publishedAt: z.string().optional(),
  url: z.string().optional(),
  summary: z.string().optional(),
  people: z.record(z.string(), roles).optional(),
  topics: slugs,
  citedSources: slugs,
  mentionedSources: slugs,
  mentions: z.array(z.looseObject(placeInText)).optional(),
  statements: z.array(z.looseObject(placeInText)).optional(),
})

/** Stories that belong together although, or because, their words differ: seeds/stories.yaml. */
export const curatedStories = z.array(
  z.strictObject({
    slug: z.string(),
    title: z.strictObject({ ar: z.string().optional(), en: z.string().optional() }),
    articles: z.array(z.string()),
  }),
)

/** An item of a record's list, and the path at which it was written. */
export interface Placed<Item> {
  readonly item: Item
  readonly place: PropertyKey[]
}

/** `{ ar: … }` maps to a list: canonical names, then aliases, then transliterations. */
export function toNames(written: Pick<CuratedTopic, "names" | "aliases" | "transliterations">): Placed<NameContent>[] {
  const many = (key: "aliases" | "transliterations", kind: NameContent["kind"]) =>
    Object.entries(written[key] ?? {}).flatMap(([language, values]) =>
      values.map((value, index) => ({ item: { value, language, kind }, place: [key, language, index] })),
    )
  const canonical = Object.entries(written.names).map(([language, value]) => ({
    item: { value, language, kind: "CANONICAL" as const },
    place: ["names", language],
  }))
  return [...canonical, ...many("aliases", "ALIAS"), ...many("transliterations", "TRANSLITERATION")]
}

/** `{ slug: role }` to a list in the same order. */
export function toPeople(
  written: z.output<typeof frontMatter>["people"],
): Placed<NonNullable<ArticleContent["people"]>[number]>[] {
  return Object.entries(written ?? {}).flatMap(([person, roles]) =>
    [roles].flat().map((role) => ({ item: { person, role }, place: ["people", person] })),
  )
}
