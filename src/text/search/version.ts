/**
 * Of the analysis of texts and its word lists together: raised when either changes by which lexemes a text is found, so that
 * `annotate` indexes it anew.
 */
export const SEARCH_VERSION = 5
