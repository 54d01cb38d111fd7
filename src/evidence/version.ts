/**
 * The version of the rules and word lists together. Raise it when either changes what is found, so that `annotate` does all
 * articles again.
 */
export const ANNOTATION_VERSION = 4
