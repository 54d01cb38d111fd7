import type { StoredTimelineEntry } from "../../evidence/stories/stored-timeline.ts"
import { builder } from "../../graphql/builder.ts"
import { labelledEnum } from "../../graphql/labels.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { Evidence } from "../passages/ref.ts"
import { toEvidence } from "./disagreement-type.ts"

const DatePrecision = labelledEnum<StoredTimelineEntry["date"]["precision"]>("DatePrecision", "How precise a date is.", {
  DAY: { description: "The day is known.", ar: "يوم", en: "Day" },
  MONTH: { description: "The month is known.", ar: "شهر", en: "Month" },
  YEAR: { description: "The year is known.", ar: "سنة", en: "Year" },
})

const FuzzyDate = builder.objectRef<StoredTimelineEntry["date"]>("FuzzyDate").implement({
  description: "A date as precise as the text gives it.",
  fields: (t) => ({
    start: t.field({
      type: "DateTime",
      description: "The first moment of the day, month or year, in UTC.",
      resolve: ({ start }) => start,
    }),
    precision: t.field({ type: DatePrecision, description: "What of it is known.", resolve: ({ precision }) => precision }),
    text: t.exposeString("text", { description: "The words that give the date." }),
  }),
})

export const TimelineEntry = builder.objectRef<StoredTimelineEntry>("TimelineEntry").implement({
  description: "Something that happened in a story, on its date.",
  fields: (t) => ({
    date: t.field({ type: FuzzyDate, description: "When.", resolve: ({ date }) => date }),
    evidence: t.field({
      type: [Evidence],
      description: "The clauses that say what happened then, in all reports that say so.",
      resolve: ({ evidence }) => toEvidence(evidence),
      extensions: { [LENGTH]: 2 },
    }),
  }),
})
