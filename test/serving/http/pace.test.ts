import type { Socket } from "node:net"
import { afterEach, expect, it, vi } from "vitest"
import { Pace } from "../../../src/serving/http/pace.ts"

// Large requests take turns, and leave time between the turns where there are small ones.

const SMALL = 100
const socket = () => ({}) as Socket
afterEach(() => {
  vi.restoreAllMocks()
})

/** @param milliseconds that the process is busy in each turn. */
function turnsOf(pace: Pace, milliseconds = 0) {
  const order: string[] = []
  const turn = async (client: string, name: string) => {
    try {
      await pace.turn(client)
      order.push(name)
      const end = performance.now() + milliseconds
      while (performance.now() < end);
    } catch (error) {
      order.push(`${name} ${(error as { extensions: { code: string } }).extensions.code}`)
    }
  }
  return { order, turn }
}

it("are those of more than 1,000 bytes, and those after a long answer on the same connection", () => {
  const pace = new Pace()
  const [one, other] = [socket(), socket()]
  expect([pace.isLarge(1_000, one), pace.isLarge(1_001, one)]).toEqual([false, true])
  pace.answered(200_000, one)
  expect([pace.isLarge(SMALL, one), pace.isLarge(SMALL, other)]).toEqual([true, false])
  pace.answered(200, one)
  expect(pace.isLarge(SMALL, one)).toBe(false)
})

it("go round between clients", async () => {
  const { order, turn } = turnsOf(new Pace())
  const asked = ["a1", "a2", "a3", "b1", "b2", "c1"].map((name) => turn(name.charAt(0), name))
  await Promise.all(asked)
  expect(order).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"])
})

it("are followed by rests of four times their own time while others ask for little", async () => {
  const pace = new Pace()
  const { turn } = turnsOf(pace, 5)
  pace.isLarge(SMALL)
  const began = performance.now()
  await Promise.all(["1", "2", "3", "4"].map((name) => turn("one", name)))
  expect(performance.now() - began).toBeGreaterThan(4 * 5 + 3 * 4 * 5 - 5)
})

it("wait after long answers too, and have no rests where nobody else asks", async () => {
  const pace = new Pace()
  const { turn } = turnsOf(pace, 5)
  const timers = vi.spyOn(globalThis, "setTimeout")
  pace.answered(2_000_000, socket())
  await Promise.all(["1", "2", "3"].map((name) => turn("one", name)))
  expect(timers).not.toHaveBeenCalled()
  pace.isLarge(SMALL)
  pace.answered(2_000_000, socket())
  await turn("one", "4")
  expect(timers).toHaveBeenCalled()
})

it("have no rests where they take no time: documents that are known", async () => {
  const pace = new Pace()
  const { order, turn } = turnsOf(pace)
  pace.isLarge(SMALL)
  const now = vi.spyOn(performance, "now").mockReturnValue(1_000)
  const timers = vi.spyOn(globalThis, "setTimeout")
  await Promise.all(["1", "2", "3"].map((name) => turn("one", name)))
  now.mockRestore()
  expect([order, timers.mock.calls.length]).toEqual([["1", "2", "3"], 0])
})

it("wait in a bounded number, and make room for those of others", async () => {
  const pace = new Pace()
  const { order, turn } = turnsOf(pace)
  const asked = Array.from({ length: 202 }, () => turn("greedy", "greedy"))
  asked.push(turn("modest", "modest"))
  await Promise.all(asked)
  expect(
    Object.fromEntries(Object.entries(Object.groupBy(order, (name) => name)).map(([name, all]) => [name, all?.length])),
  ).toEqual({ greedy: 200, "greedy OVERLOADED": 2, modest: 1 })
})
