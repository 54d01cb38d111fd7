import type { InputRef } from "@pothos/core"
import { builder } from "../../graphql/builder.ts"
import { MOST_VALUES } from "../../graphql/filter-bounds.ts"
import type { NamedFilterShape } from "../names/filter-input.ts"

export const PersonFilterInput: InputRef<NamedFilterShape> = builder.inputRef<NamedFilterShape>("PersonFilter").implement({
  description: "Which people. Fields given together all hold.",
  fields: (t) => ({
    country: t.stringList({
      description: `In any of these countries, as ISO 3166-1 alpha-2 writes them: \`IQ\`. ${MOST_VALUES} at most.`,
    }),
    namePrefix: t.string({ description: "Any of the names begins with this, whatever its spelling or language." }),
    articlesSince: t.field({ type: "DateTime", description: "An article in which the person stands was published since." }),
    and: t.field({ type: [PersonFilterInput], description: "All of these hold." }),
    or: t.field({ type: [PersonFilterInput], description: "At least one of these holds; an empty list matches nothing." }),
    not: t.field({ type: PersonFilterInput, description: "This does not hold." }),
  }),
})
