/** What is wrong with a text, and on which line, counted from 1. */
export interface Mistake {
  readonly line: number
  readonly message: string
}
