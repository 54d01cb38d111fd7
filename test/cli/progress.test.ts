import { afterEach, expect, it, vi } from "vitest"
import { ProgressDisplay } from "../../src/cli/progress.ts"

let written = ""
const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
  written += String(text)
  return true
})
afterEach(() => {
  written = ""
  vi.useRealTimers()
  write.mockClear()
})

it("is a plain line for each phase, and now and then one within a phase, where nobody watches", () => {
  vi.useFakeTimers()
  const display = new ProgressDisplay(false)
  for (const done of [1, 2, 3]) display.update("reading x", done, 4)
  vi.advanceTimersByTime(2_500)
  display.update("reading x", 4, 4)
  display.update("checking references")
  display.update("writing articles")
  display.update("writing statistics")
  display.end()
  expect(written).toBe("reading x 25%\nreading x 100%\nchecking references\nwriting articles\n")
})

it("is a bar that is redrawn on a terminal, and gone in the end", () => {
  const display = new ProgressDisplay(true)
  display.update("reading x", 1, 2)
  expect(written).toMatch(/█{15}.*░{15} {2}50% reading x$/)
  display.update("reading x", 3, 2)
  expect(written).toMatch(/100% reading x$/)
  display.update("checking references")
  expect(written.split("\r").at(-1)).not.toMatch(/[█%]/)
  display.end()
  expect(written.split("\r").at(-1)).toBe("\u001b[2K")
  expect(written).not.toContain("\n")
})
