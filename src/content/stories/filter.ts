// The model of a selection of stories: GraphQL's input is turned into it (filter-input.ts), and SQL is made from it
// (filter-sql.ts).

/** A condition on a story. Ids are row ids. A list means any of its items; an empty list matches nothing. */
export type StoryCondition =
  | { readonly is: "article" | "publisher" | "person" | "topic"; readonly ids: readonly string[] }
  | { readonly is: "conflict"; readonly conflict: boolean }
  | { readonly is: "published"; readonly from: string | null; readonly until: string | null }

/** Conditions that must all hold. */
export type StoryFilter = readonly StoryCondition[]
