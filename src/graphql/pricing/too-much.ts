/** A document that would take too long to price: no query of use is near it, and it is beyond any limit. */
export class TooMuchToPrice extends Error {}

/** Levels of fields that are read at most: what reads them calls itself at each. */
export const MOST_LEVELS = 100

/** A document of more than `MOST_LEVELS`. */
export class TooManyLevels extends TooMuchToPrice {}
