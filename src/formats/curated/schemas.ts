import { z } from "zod"
import { ARTICLE } from "../../content/articles/kind.ts"
import { PERSON_ROLES } from "../../content/enums.ts"
import type { Field, Kind } from "../../content/kind.ts"
import type { ArticleContent, NameContent } from "../../content/records/records.ts"
import { STORY } from "../../content/stories/kind.ts"
import { TOPIC } from "../../content/topics/kind.ts"
import { expecting } from "../../text/structured/issues.ts"

// The forms in which people write content by hand in seeds/. Here the form is checked; the documents are then turned into
// records, which are checked like all others (src/content/records).

const byLanguage = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value)
const inBoth = z.strictObject({ ar: z.string().optional(), en: z.string().optional() })

/** The fields that are written as in a record. Names, places in texts and trees have forms of their own. */
function formOf({ fields }: Kind): Record<string, z.ZodType> {
  const written = Object.entries(fields).flatMap(([name, field]: [string, Field]) => {
    const form = field.is === "kept" || field.curated === false ? undefined : plainForm(field)
    return form && "check" in field ? [[name, field.check instanceof z.ZodOptional ? form.optional() : form] as const] : []
  })
  return Object.fromEntries(written)
}

function plainForm(field: Field): z.ZodType | undefined {
  switch (field.is) {
    case "column":
    case "reference":
      return z.string()
    case "ids":
      return field.scheme === undefined ? undefined : z.string()
    case "localized":
      return inBoth
    case "links":
      return field.roleType && !field.role ? undefined : z.array(z.string())
    case "members":
      return z.array(z.string())
    default:
      return undefined
  }
}

const entity = {
  slug: z.string(),
  names: byLanguage(z.string()),
  aliases: byLanguage(z.array(z.string())).optional(),
  transliterations: byLanguage(z.array(z.string())).optional(),
}

/** A record of a named kind as people write it. */
export type CuratedEntity = z.output<z.ZodObject<typeof entity>> & { readonly [key: string]: unknown }

/** The list in a file such as sources.yaml. */
export function curatedEntities(kind: Kind): z.ZodType<CuratedEntity[]> {
  return z.array(z.strictObject({ ...entity, ...formOf(kind) })) as unknown as z.ZodType<CuratedEntity[]>
}

export type CuratedTopic = CuratedEntity & { children?: CuratedTopic[] | undefined }
const { parent: _, ...topicForm } = formOf(TOPIC)
const curatedTopic: z.ZodType<CuratedTopic> = z.strictObject({
  ...entity,
  ...topicForm,
  children: z.lazy(() => z.array(curatedTopic)).optional(),
}) as unknown as z.ZodType<CuratedTopic>
/** A tree of topics, with children in `children`. */
export const curatedTopics = z.array(curatedTopic)

/** A place in the body, given by its words; `occurrence` counts from 1, for words that occur more than once. */
const placeInText = { text: z.string(), occurrence: z.int().min(1).optional() }

const role = z.enum(PERSON_ROLES)
const roles = z.union([role, z.array(role).min(1)], expecting(`a role or a list of roles, of ${PERSON_ROLES.join(", ")}`))
const { body: _body, ...articleForm } = formOf(ARTICLE)
/** The YAML above an article's text. The article's slug is the name of the file. */
export const frontMatter = z.strictObject({
  ...articleForm,
  people: z.record(z.string(), roles).optional(),
  mentions: z.array(z.looseObject(placeInText)).optional(),
  statements: z.array(z.looseObject(placeInText)).optional(),
})

/** Stories whose articles belong together even if their words differ: seeds/stories.yaml. */
export const curatedStories = z.array(z.strictObject({ slug: z.string(), ...formOf(STORY) }))

/** An item of a record's list, with the path at which it was written. */
export interface Placed<Item> {
  readonly item: Item
  readonly place: PropertyKey[]
}

/** Turns `{ ar: … }` into a list: canonical names, then aliases, then transliterations. */
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

/** Turns `{ slug: role }` into a list in the same order. */
export function toPeople(
  written: z.output<typeof frontMatter>["people"],
): Placed<NonNullable<ArticleContent["people"]>[number]>[] {
  return Object.entries(written ?? {}).flatMap(([person, roles]) =>
    [roles].flat().map((role) => ({ item: { person, role }, place: ["people", person] })),
  )
}
