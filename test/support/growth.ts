import { expect } from "vitest"

/** Times below this many milliseconds are noise. */
const FLOOR = 20
/** The limit for how much longer a text of four times the length may take: linear time gives 4, quadratic time 16. */
const MOST = 8
const ATTEMPTS = 3

/** CPU time, since others may use the machine at the same time. */
function millisecondsOf(work: () => unknown): number {
  const begin = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1_000
}

/**
 * Expects that the time of `read` grows linearly with the length of the text. @param length of the shorter text, in UTF-16
 * units.
 */
export function expectLinear(read: (text: string) => unknown, make: (length: number) => string, length = 20_000): void {
  const [short, long] = [make(length), make(length * 4)]
  const tried: string[] = []
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = millisecondsOf(() => read(short))
    const after = millisecondsOf(() => read(long))
    if (after < MOST * Math.max(before, FLOOR)) return
    tried.push(`${before.toFixed(0)} ms, then ${after.toFixed(0)} ms`)
  }
  expect.fail(`${length} and ${length * 4} units of ${JSON.stringify(short.slice(0, 40))}: ${tried.join("; ")}`)
}

/** Makes texts that repeat one piece. */
export function repeat(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length))
}
