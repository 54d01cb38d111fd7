/** What is wrong with a text, and on which line of it, from 1. */
export interface Mistake {
  readonly line: number
  readonly message: string
}
