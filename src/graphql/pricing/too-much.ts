/** Thrown for a document that would take too long to price: it is beyond any limit, and no useful query is near it. */
export class TooMuchToPrice extends Error {}

/** How many levels of fields are read, since reading them is recursive. */
export const MOST_LEVELS = 100

/** Thrown for a document with more than `MOST_LEVELS`. */
export class TooManyLevels extends TooMuchToPrice {}
