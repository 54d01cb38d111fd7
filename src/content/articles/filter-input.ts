import type { InputRef } from "@pothos/core"
import { builder } from "../../graphql/builder.ts"
import { DateTimeRange, type DateTimeRangeShape, toRange } from "../../graphql/date-time-range.ts"
import { ANY_OF, checkSize, checkValues, MOST_VALUES } from "../../graphql/filter-bounds.ts"
import { decodeReferences } from "../../graphql/node-id.ts"
import { PRICE } from "../../graphql/pricing/extensions.ts"
import { canonicalLanguage } from "../../text/language.ts"
import type { PersonRole } from "../enums.ts"
import { kindCalled } from "../kinds.ts"
import { PERSON } from "../people/kind.ts"
import { PersonRoleEnum } from "../people/role.ts"
import { anyOf } from "../references.ts"
import { checkSearch } from "../search/check.ts"
import { SOURCE } from "../sources/kind.ts"
import { TOPIC } from "../topics/kind.ts"
import type { ArticleCondition, ArticleFilter } from "./filter.ts"
import { FILTERED, type FilteredName } from "./plain-links.ts"

export interface ArticleFilterShape extends Partial<Record<FilteredName, string[] | null>> {
  publisher?: string[] | null
  citedSource?: string[] | null
  person?: string[] | null
  personRole?: PersonRole | null
  topic?: string[] | null
  includeDescendants?: boolean | null
  language?: string[] | null
  publishedAt?: DateTimeRangeShape | null
  changedSince?: string | null
  search?: string | null
  and?: ArticleFilterShape[] | null
  or?: ArticleFilterShape[] | null
  not?: ArticleFilterShape | null
}

export const ArticleFilterInput: InputRef<ArticleFilterShape> = builder
  .inputRef<ArticleFilterShape>("ArticleFilter")
  .implement({
    description: "Which articles. Fields given together all hold.",
    fields: (t) => ({
      ...Object.fromEntries(
        FILTERED.map((kind) => [kind, t.idList({ description: `In which this ${kind} stands. ${ANY_OF}` })]),
      ),
      publisher: t.idList({ description: `Published by. ${ANY_OF}` }),
      citedSource: t.idList({ description: `Passing on the words of. ${ANY_OF}` }),
      person: t.idList({ description: `In which this person stands. ${ANY_OF}` }),
      personRole: t.field({
        type: PersonRoleEnum,
        description: "In which the person has this role; without `person`, in which anybody has it.",
      }),
      topic: t.idList({ description: `Filed under. ${ANY_OF}` }),
      includeDescendants: t.boolean({
        defaultValue: true,
        description: "Whether `topic` counts what is filed under the topics below too.",
        extensions: { [PRICE]: 0 },
      }),
      language: t.stringList({
        description: `Written in any of these languages, as BCP 47 writes them, in capitals or not: \`ar\`. What is no language finds nothing. ${MOST_VALUES} at most.`,
      }),
      publishedAt: t.field({ type: DateTimeRange, description: "Published within. Articles without a date are in no range." }),
      changedSince: t.field({
        type: "DateTime",
        description:
          "Written, or written otherwise, at this moment or later, by the database's clock: what `changedAt` says. With the order CHANGED_AT, for who keeps copies.",
      }),
      search: t.string({
        description:
          'Found by these words, as `Query.search` finds articles: all of them, in any spelling, with clitics and other names; `"a phrase"`, `-without`, `begin*`. Text without words finds nothing.',
        extensions: { [PRICE]: 2_000 },
      }),
      and: t.field({ type: [ArticleFilterInput], description: "All of these hold." }),
      or: t.field({ type: [ArticleFilterInput], description: "At least one of these holds; an empty list matches nothing." }),
      not: t.field({ type: ArticleFilterInput, description: "This does not hold." }),
    }),
  })

/**
 * Checks a filter and turns it into the model. @throws BAD_USER_INPUT: an id of another type, a range with its ends swapped,
 * too many values or conditions.
 */
export function toArticleFilter(input: ArticleFilterShape | null | undefined): ArticleFilter {
  const conditions = input ? conditionsOf(input) : []
  checkSize(conditions)
  return conditions
}

function conditionsOf(input: ArticleFilterShape): ArticleCondition[] {
  const { publisher, citedSource, person, personRole, topic, language, publishedAt } = input
  const conditions: ArticleCondition[] = []
  if (publisher) conditions.push({ is: "publisher", ids: decodeReferences("publisher", anyOf(SOURCE), publisher) })
  if (citedSource) conditions.push({ is: "citedSource", ids: decodeReferences("citedSource", anyOf(SOURCE), citedSource) })
  if (person || personRole) {
    conditions.push({
      is: "person",
      ids: person ? decodeReferences("person", anyOf(PERSON), person) : null,
      role: personRole ?? null,
    })
  }
  if (topic) {
    const ids = decodeReferences("topic", anyOf(TOPIC), topic)
    const descendants = input.includeDescendants ?? true
    conditions.push(descendants ? { is: "topic", ids } : { is: "linked", to: "topic", ids })
  }
  for (const to of FILTERED) {
    const named = input[to]
    if (named) conditions.push({ is: "linked", to, ids: decodeReferences(to, anyOf(kindCalled(to)), named) })
  }
  if (language)
    conditions.push({
      is: "language",
      languages: checkValues("language", language).flatMap((tag) => canonicalLanguage(tag) ?? []),
    })
  if (publishedAt) conditions.push({ is: "published", ...toRange("publishedAt", publishedAt) })
  if (input.changedSince) conditions.push({ is: "changed", since: input.changedSince })
  if (input.search != null) conditions.push({ is: "search", text: checkSearch(input.search) })
  if (input.and) conditions.push(...input.and.flatMap(conditionsOf))
  if (input.or) conditions.push({ is: "any", of: input.or.map(together) })
  if (input.not) conditions.push({ is: "not", of: together(input.not) })
  return conditions
}

/** A filter inside another one. An empty one counts as a condition too, so that a filter with very many of them is refused. */
function together(input: ArticleFilterShape): ArticleCondition {
  const conditions = conditionsOf(input)
  return conditions.length === 0 ? { is: "everything" } : { is: "all", of: conditions }
}
