import type { InputRef } from "@pothos/core"
import { builder } from "../../graphql/builder.ts"
import { MOST_VALUES } from "../../graphql/filter-bounds.ts"
import type { NamedFilterShape } from "../names/filter-input.ts"

export const TopicFilterInput: InputRef<NamedFilterShape> = builder.inputRef<NamedFilterShape>("TopicFilter").implement({
  description: "Which topics. Fields given together all hold.",
  fields: (t) => ({
    parent: t.idList({ description: `Right below any of these, by id or slug. ${MOST_VALUES} at most.` }),
    top: t.boolean({ description: "Whether it stands at the top of the tree." }),
    namePrefix: t.string({ description: "Any of the names begins with this, whatever its spelling or language." }),
    articlesSince: t.field({ type: "DateTime", description: "An article was filed under it, or under a topic below, since." }),
    and: t.field({ type: [TopicFilterInput], description: "All of these hold." }),
    or: t.field({ type: [TopicFilterInput], description: "At least one of these holds; an empty list matches nothing." }),
    not: t.field({ type: TopicFilterInput, description: "This does not hold." }),
  }),
})
