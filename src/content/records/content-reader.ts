import type { Problems } from "./problems.ts"
import type { ContentRecord } from "./records.ts"

/** Told how much of the input is done, in the same unit as the total. */
export type Progress = (done: number, total: number) => void

/** Where records come from: a folder of curated documents, a bundle, imported files. */
export interface ContentReader {
  /** For messages. */
  readonly name: string
  /** Yields records that passed the check; what did not pass is added to `problems`. */
  read(problems: Problems, progress: Progress): AsyncIterable<ContentRecord>
}
