/** Of the rules and word lists together: raised when either changes what is found, so that `annotate` computes it anew. */
export const ANNOTATION_VERSION = 4
