import type { TimelineEntry } from "./timeline.ts"

/** A timeline's entry as JSON has it: a moment is text in RFC 3339. */
export type StoredTimelineEntry = Omit<TimelineEntry, "date"> & {
  readonly date: Omit<TimelineEntry["date"], "start"> & { readonly start: string }
}
