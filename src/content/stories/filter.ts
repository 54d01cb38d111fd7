// The one model of a selection of stories: GraphQL's input becomes it (filter-input.ts), SQL is made from it (filter-sql.ts).

/** A condition on a story. Ids are row ids; a list means any of; an empty list matches nothing. */
export type StoryCondition =
  | { readonly is: "article" | "publisher" | "person" | "topic"; readonly ids: readonly string[] }
  | { readonly is: "conflict"; readonly conflict: boolean }
  | { readonly is: "published"; readonly from: string | null; readonly until: string | null }

/** Conditions that all hold. */
export type StoryFilter = readonly StoryCondition[]
