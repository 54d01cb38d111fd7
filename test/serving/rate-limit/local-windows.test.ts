import { expect, it } from "vitest"
import { LocalWindows } from "../../../src/serving/rate-limit/local-windows.ts"
import { WINDOW_MS } from "../../../src/serving/rate-limit/window.ts"

function windowsOf(limit: number) {
  let now = 1_000
  const windows = new LocalWindows(limit, () => now)
  const spend = (client: string, points: number) => {
    const { allowed, remaining } = windows.spend(client, points)
    return [allowed, remaining]
  }
  return { windows, spend, pass: (milliseconds: number) => (now += milliseconds) }
}

it("takes what there is, and for what there is not, one point", () => {
  const { spend } = windowsOf(10)
  expect(spend("a", 7)).toEqual([true, 3])
  expect(spend("a", 4)).toEqual([false, 2])
  expect(spend("a", 2)).toEqual([true, 0])
  expect(spend("a", 1)).toEqual([false, 0])
  expect(spend("b", 11)).toEqual([false, 9])
})

it("gives all of it again when the minute is over that began with the first request", () => {
  const { windows, spend, pass } = windowsOf(10)
  spend("a", 10)
  pass(WINDOW_MS - 1)
  expect(windows.spend("a", 1)).toEqual({ allowed: false, limit: 10, remaining: 0, resetMs: 1 })
  pass(1)
  expect(windows.spend("a", 4)).toEqual({ allowed: true, limit: 10, remaining: 6, resetMs: WINDOW_MS })
})

it("knows so many clients and no more: the one that has been silent for the longest begins anew", () => {
  const { spend } = windowsOf(10)
  spend("first", 10)
  spend("second", 10)
  for (let count = 0; count < 49_998; count++) spend(String(count), 1)
  expect(spend("second", 1)).toEqual([false, 0])
  spend("one more", 1)
  expect(spend("second", 1)).toEqual([false, 0])
  expect(spend("first", 1)).toEqual([true, 9])
})

it("never says that more than a window is left", () => {
  for (let time = 0; time < 1_000; time++)
    expect(new LocalWindows(1, () => time * 1_234.567_891).spend("a", 1).resetMs).toBeLessThanOrEqual(WINDOW_MS)
})
