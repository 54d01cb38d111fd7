import { say } from "../output.ts"
import { describePassedOver, type Shortfalls } from "../writing/passed-over/shortfalls.ts"

/** How many lines of each kind are shown; `--json` has more. */
const MOST_LINES = 20

/**
 * Says which texts could not be analysed, and of which only a part is stored. That is no failure of the command: everything
 * else was written.
 */
export function sayShortfalls({ notes, passedOver }: Shortfalls): void {
  sayFirst(notes)
  if (passedOver.length === 0) return
  sayFirst(passedOver.map((passed) => `passed over: ${describePassedOver(passed)}`))
  say(
    "What was passed over can be read, and is tried again after the next version of Isnad, or by: npm run annotate -- --all. It is a defect in Isnad: please report it.",
  )
}

function sayFirst(lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_LINES)) say(line)
  if (lines.length > MOST_LINES) say(`… and ${lines.length - MOST_LINES} more`)
}

/** The same, for `--json`. */
export function shortfallAnswer({ notes, passedOver }: Shortfalls) {
  return { passedOver, notes }
}
