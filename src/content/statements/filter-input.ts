import type { Method } from "../../evidence/stored.ts"
import { builder } from "../../graphql/builder.ts"
import { DateTimeRange, type DateTimeRangeShape, toRange } from "../../graphql/date-time-range.ts"
import { ANY_OF } from "../../graphql/filter-bounds.ts"
import { decodeReferences } from "../../graphql/node-id.ts"
import { ARTICLE } from "../articles/kind.ts"
import { AnnotationMethodEnum } from "../mentions/method.ts"
import { PERSON } from "../people/kind.ts"
import { anyOf } from "../references.ts"
import { SOURCE } from "../sources/kind.ts"
import type { AttributionRole, StatementCondition, StatementFilter } from "./filter.ts"
import { AttributionRoleEnum } from "./role.ts"

export interface StatementFilterShape {
  article?: string[] | null
  person?: string[] | null
  source?: string[] | null
  role?: AttributionRole | null
  direct?: boolean | null
  method?: Method | null
  unnamed?: boolean | null
  publishedAt?: DateTimeRangeShape | null
}

export const StatementFilterInput = builder.inputRef<StatementFilterShape>("StatementFilter").implement({
  description: "Which statements. Fields given together all hold.",
  fields: (t) => ({
    article: t.idList({ description: `Reported in. ${ANY_OF}` }),
    person: t.idList({ description: `With this person in the chain. ${ANY_OF}` }),
    source: t.idList({ description: `With this source in the chain. ${ANY_OF}` }),
    role: t.field({
      type: AttributionRoleEnum,
      description:
        "What `person` and `source` are in the chain; without them, what anybody is: `RELAY` finds what was passed on at all.",
    }),
    direct: t.boolean({ description: "True: in quotation marks. False: in reported speech." }),
    method: t.field({ type: AnnotationMethodEnum, description: "Written in by a person, or found by rules." }),
    unnamed: t.boolean({ description: "True: the speaker is described and not named. False: the speaker is named." }),
    publishedAt: t.field({
      type: DateTimeRange,
      description: "In articles that were published within. Articles without a date are in no range.",
    }),
  }),
})

/**
 * Checks a filter and turns it into the model. @throws BAD_USER_INPUT: an id of another type, a range with its ends swapped,
 * too many values.
 */
export function toStatementFilter(input: StatementFilterShape | null | undefined): StatementFilter {
  const { article, person, source, role = null, direct, method, unnamed, publishedAt } = input ?? {}
  const conditions: StatementCondition[] = []
  if (article) conditions.push({ is: "article", ids: decodeReferences("article", anyOf(ARTICLE), article) })
  if (person) conditions.push({ is: "person", ids: decodeReferences("person", anyOf(PERSON), person), role })
  if (source) conditions.push({ is: "source", ids: decodeReferences("source", anyOf(SOURCE), source), role })
  if (role && !person && !source) conditions.push({ is: "role", role })
  if (direct != null) conditions.push({ is: "direct", direct })
  if (method) conditions.push({ is: "method", method })
  if (unnamed != null) conditions.push({ is: "unnamed", unnamed })
  if (publishedAt) conditions.push({ is: "published", ...toRange("publishedAt", publishedAt) })
  return conditions
}
