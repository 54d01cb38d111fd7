/** Milliseconds of a day, in UTC, where days have no summer time. */
export const DAY_MS = 86_400_000
