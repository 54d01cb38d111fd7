/**
 * The version of the analysis and its word lists together. Raise it when either changes the lexemes of a text, so that
 * `annotate` indexes all articles again.
 */
export const SEARCH_VERSION = 6
