import type { InputRef } from "@pothos/core"
import { builder } from "../../graphql/builder.ts"
import { MOST_VALUES } from "../../graphql/filter-bounds.ts"
import type { NamedFilterShape } from "../names/filter-input.ts"
import { SourceKindEnum } from "./kind-enum.ts"

export const SourceFilterInput: InputRef<NamedFilterShape> = builder.inputRef<NamedFilterShape>("SourceFilter").implement({
  description: "Which sources. Fields given together all hold.",
  fields: (t) => ({
    kind: t.field({ type: [SourceKindEnum], description: `Of any of these kinds. ${MOST_VALUES} at most.` }),
    country: t.stringList({
      description: `In any of these countries, as ISO 3166-1 alpha-2 writes them: \`IQ\`. ${MOST_VALUES} at most.`,
    }),
    namePrefix: t.string({ description: "Any of the names begins with this, whatever its spelling or language." }),
    articlesSince: t.field({ type: "DateTime", description: "It published an article since." }),
    and: t.field({ type: [SourceFilterInput], description: "All of these hold." }),
    or: t.field({ type: [SourceFilterInput], description: "At least one of these holds; an empty list matches nothing." }),
    not: t.field({ type: SourceFilterInput, description: "This does not hold." }),
  }),
})
