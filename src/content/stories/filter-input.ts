import { builder } from "../../graphql/builder.ts"
import { DateTimeRange, type DateTimeRangeShape, toRange } from "../../graphql/date-time-range.ts"
import { ANY_OF } from "../../graphql/filter-bounds.ts"
import { decodeReferences } from "../../graphql/node-id.ts"
import { ARTICLE } from "../articles/kind.ts"
import { PERSON } from "../people/kind.ts"
import { anyOf } from "../references.ts"
import { SOURCE } from "../sources/kind.ts"
import { TOPIC } from "../topics/kind.ts"
import type { StoryCondition, StoryFilter } from "./filter.ts"

export interface StoryFilterShape {
  article?: string[] | null
  publisher?: string[] | null
  person?: string[] | null
  topic?: string[] | null
  conflict?: boolean | null
  publishedAt?: DateTimeRangeShape | null
}

export const StoryFilterInput = builder.inputRef<StoryFilterShape>("StoryFilter").implement({
  description: "Which stories. Fields given together all hold, each of some article of the story.",
  fields: (t) => ({
    article: t.idList({ description: `With one of these articles. ${ANY_OF}` }),
    publisher: t.idList({ description: `Reported by. ${ANY_OF}` }),
    person: t.idList({ description: `In which this person stands. ${ANY_OF}` }),
    topic: t.idList({ description: `Filed under, or below. ${ANY_OF}` }),
    conflict: t.boolean({
      description: "True: the reports contradict each other, or themselves, somewhere. False: they do not.",
    }),
    publishedAt: t.field({ type: DateTimeRange, description: "Whose newest article was published within." }),
  }),
})

/**
 * Checks a filter and turns it into the model. @throws BAD_USER_INPUT: an id of another type, a range with its ends swapped,
 * too many values.
 */
export function toStoryFilter(input: StoryFilterShape | null | undefined): StoryFilter {
  const { article, publisher, person, topic, conflict, publishedAt } = input ?? {}
  const conditions: StoryCondition[] = []
  if (article) conditions.push({ is: "article", ids: decodeReferences("article", anyOf(ARTICLE), article) })
  if (publisher) conditions.push({ is: "publisher", ids: decodeReferences("publisher", anyOf(SOURCE), publisher) })
  if (person) conditions.push({ is: "person", ids: decodeReferences("person", anyOf(PERSON), person) })
  if (topic) conditions.push({ is: "topic", ids: decodeReferences("topic", anyOf(TOPIC), topic) })
  if (conflict != null) conditions.push({ is: "conflict", conflict })
  if (publishedAt) conditions.push({ is: "published", ...toRange("publishedAt", publishedAt) })
  return conditions
}
