import { expect } from "vitest"

/** Milliseconds below which nothing is told from noise. */
const FLOOR = 20
/** Four times the text may take so many times the time: 4 where it grows with the length, 16 where with the square. */
const MOST = 8
const ATTEMPTS = 3

/** Processor time, since others may use the machine at the same time. */
function millisecondsOf(work: () => unknown): number {
  const begin = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1_000
}

/** Expects the time that `read` takes to grow with the length of the text. @param length of the shorter text, UTF-16 units. */
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
