/** What a search can find. */
export type SearchResultKind = "ARTICLE" | "PERSON" | "SOURCE" | "TOPIC"
