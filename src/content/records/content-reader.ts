import type { Problems } from "./problems.ts"
import type { ContentRecord } from "./records.ts"

/** Called with how much of the input is done, in the same unit as the total. */
export type Progress = (done: number, total: number) => void

/** A source of records: a folder of curated documents, a bundle, imported files. */
export interface ContentReader {
  /** For messages. */
  readonly name: string
  /** Yields the records that passed the check; mistakes in the others are added to `problems`. */
  read(problems: Problems, progress: Progress): AsyncIterable<ContentRecord>
}
