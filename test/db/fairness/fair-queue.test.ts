import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { Caller } from "../../../src/db/fairness/caller.ts"
import { FairQueue } from "../../../src/db/fairness/fair-queue.ts"
import { type Shares, sharesOf } from "../../../src/db/fairness/shares.ts"
import { Failure } from "../../../src/failure.ts"

const PATIENCE_MS = 5_000

interface Started {
  readonly caller: Caller
  readonly name: string
  readonly end: () => void
}

/** A queue whose statements end when the test says so. */
function queueOf(shares: Shares) {
  const queue = new FairQueue(shares, PATIENCE_MS)
  const running: Started[] = []
  const begun: string[] = []
  const refused: { name: string; code: unknown }[] = []
  const interrupted: string[] = []
  /** @param again whether it may be stopped for others, and asks again then. */
  const ask = (caller: Caller, name: string, again = false) =>
    queue.enter(caller, {
      begin: (turn) => {
        begun.push(name)
        const started = {
          caller,
          name,
          end: () => {
            running.splice(running.indexOf(started), 1)
            queue.done(turn)
          },
        }
        running.push(started)
      },
      refuse: (error) => refused.push({ name, code: error instanceof Failure ? error.code : error }),
      interrupt: again
        ? () => {
            interrupted.push(name)
            // The database says a moment later that it has stopped.
            setTimeout(() => {
              end(name)
              ask(caller, name)
            }, 1)
            return true
          }
        : null,
    })
  const end = (name: string) => running.find((started) => started.name === name)?.end()
  return { queue, running, begun, refused, interrupted, ask, end }
}

function request(client?: string): Caller & { spent: number } {
  return { aborted: false, addEventListener() {}, removeEventListener() {}, spent: 0, ...(client && { client }) }
}

const TEN = sharesOf(10)
const shares = (all: number, request: number, client: number, heavy: number): Shares => ({
  all,
  request,
  client,
  heavy,
  heavyMs: 100,
})

describe("connections", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it("are never all of one request, of heavy ones or of one client, where there are some", () => {
    expect(TEN).toEqual({ all: 10, request: 3, heavy: 5, client: 8, heavyMs: 100 })
    for (let size = 1; size <= 200; size++) {
      const { all, request, client, heavy } = sharesOf(size)
      expect(all).toBe(size)
      expect(1 <= request && request <= heavy && heavy <= client).toBe(true)
      if (size >= 2) expect(client).toBeLessThan(size)
      if (size >= 3) expect(heavy).toBeLessThan(client)
    }
  })

  it("are lent to whoever comes while there are some", () => {
    const { begun, ask } = queueOf(TEN)
    const [one, other] = [request("a"), request("b")]
    for (const name of ["1", "2", "3"]) ask(one, name)
    ask(other, "4")
    expect(begun).toEqual(["1", "2", "3", "4"])
  })

  it("are left for others by a request that asks for a hundred, and by a client that sends ten of those", () => {
    const { running, begun, ask } = queueOf(TEN)
    for (let sent = 0; sent < 10; sent++) {
      const greedy = request("greedy")
      for (let asked = 0; asked < 99; asked++) ask(greedy, "greedy")
    }
    expect(running).toHaveLength(TEN.client)
    for (const { caller } of running) expect(running.filter((each) => each.caller === caller).length).toBeLessThanOrEqual(3)
    ask(request("modest"), "modest")
    expect(begun.at(-1)).toBe("modest")
  })

  it("go round between clients, between the requests of each, and within a request in the order of its statements", () => {
    const { begun, ask, running } = queueOf(shares(1, 1, 1, 1))
    const [a1, a2, b] = [request("a"), request("a"), request("b")]
    for (const name of ["a1-1", "a1-2", "a1-3"]) ask(a1, name)
    for (const name of ["a2-1", "a2-2"]) ask(a2, name)
    for (const name of ["b-1", "b-2", "b-3"]) ask(b, name)
    while (running.length > 0) running[0]?.end()
    expect(begun).toEqual(["a1-1", "b-1", "a2-1", "b-2", "a1-2", "b-3", "a2-2", "a1-3"])
  })

  it("go to those first who have fewest, then to those whose last turn is longest ago", () => {
    const { begun, ask, end } = queueOf(shares(4, 3, 3, 3))
    const [one, other, third] = [request("a"), request("b"), request("c")]
    for (const name of ["a1", "a2", "a3", "a4"]) ask(one, name)
    for (const name of ["b1", "b2"]) ask(other, name)
    ask(third, "c1")
    end("a1")
    end("a2")
    end("b1")
    expect(begun).toEqual(["a1", "a2", "a3", "b1", "c1", "a4", "b2"])
  })

  it("are kept from newcomers until those have been served who came before", () => {
    const { begun, ask, running } = queueOf(shares(1, 1, 1, 1))
    const patient = request("patient")
    ask(patient, "patient 1")
    ask(patient, "patient 2")
    for (let turn = 0; turn < 3; turn++) {
      ask(request(`new ${turn}`), "new")
      running[0]?.end()
    }
    expect(begun).toContain("patient 2")
  })

  it.each(["one", undefined])("are left for light requests by those that had some for long, of client %s", (client) => {
    const { begun, ask, running } = queueOf(TEN)
    const heavy = Array.from({ length: 8 }, () => request(client))
    for (const caller of heavy) ask(caller, "first")
    vi.advanceTimersByTime(1_000)
    for (const started of [...running]) started.end()
    for (const { spent } of heavy) expect(spent).toBe(1_000)
    for (const caller of heavy) for (let asked = 0; asked < 9; asked++) ask(caller, "heavy")
    expect(running).toHaveLength(TEN.heavy)
    for (const name of ["light 1", "light 2", "light 3"]) ask(request(client), name)
    expect(begun.slice(-3)).toEqual(["light 1", "light 2", "light 3"])
    ask(request("another"), "another's")
    expect(begun.at(-1)).toBe("another's")
  })

  it("are lent to a heavy request one by one while light ones ask, and as before when they have not asked for a second", () => {
    const { ask, running, end } = queueOf(TEN)
    const heavy = { ...request(), spent: 1_000 }
    ask(request(), "light")
    for (let asked = 0; asked < 20; asked++) ask(heavy, `heavy ${asked}`)
    expect(running.map(({ name }) => name)).toEqual(["light", "heavy 0"])
    end("heavy 0")
    expect(running.map(({ name }) => name)).toEqual(["light", "heavy 1"])
    vi.advanceTimersByTime(1_000)
    end("heavy 1")
    expect(running.map(({ name }) => name)).toEqual(["light", "heavy 2", "heavy 3", "heavy 4"])
  })

  it("are kept from a light request that has become heavy by what it runs now", () => {
    const { ask, begun } = queueOf(shares(4, 2, 4, 2))
    const [one, other] = [request(), request()]
    for (const name of ["one 1", "one 2", "one 3"]) ask(one, name)
    vi.advanceTimersByTime(1_000)
    ask(other, "other 1")
    vi.advanceTimersByTime(1_000)
    ask(other, "other 2")
    ask(request(), "light")
    expect(begun).toEqual(["one 1", "one 2", "other 1", "light"])
  })

  it("are taken back from heavy requests that held what is left for light ones, and go to a light one that waits", () => {
    const { ask, begun, running, interrupted, refused } = queueOf(TEN)
    const hogs = Array.from({ length: 10 }, (_, index) => ({ caller: request("one"), name: `hog ${index}` }))
    for (const { caller, name } of hogs) ask(caller, name, true)
    expect(running).toHaveLength(TEN.client)
    vi.advanceTimersByTime(99)
    // None has proved to be heavy yet.
    ask(request("one"), "light")
    expect(begun).not.toContain("light")
    vi.advanceTimersByTime(200)
    expect(begun).toContain("light")
    expect(interrupted).toEqual(["hog 5", "hog 6", "hog 7"])
    vi.advanceTimersByTime(60_000)
    expect(interrupted.filter((name) => name === "hog 5")).toHaveLength(1)
    expect(running.filter(({ name }) => name === "hog 0")).toHaveLength(1)
    expect(refused.every(({ name }) => name !== "light")).toBe(true)
  })

  it("are not taken back while nobody light waits", () => {
    const { ask, interrupted, running } = queueOf(TEN)
    for (let asked = 0; asked < 20; asked++) ask({ ...request("one"), spent: asked < 8 ? 0 : 1_000 }, `hog ${asked}`, true)
    vi.advanceTimersByTime(4_000)
    expect([interrupted, running.length]).toEqual([[], TEN.client])
  })

  it("are all given back, and nothing is remembered of who asked", () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.record({ who: fc.nat(8), act: fc.constantFrom("ask", "ask", "end", "leave", "wait") }), { maxLength: 150 }),
      (size, acts) => {
        const { queue, running, ask, refused, begun } = queueOf(sharesOf(size))
        const callers = Array.from({ length: 9 }, (_, index) => request(index < 6 ? `client ${index % 3}` : undefined))
        let asked = 0
        let left = 0
        for (const { who, act } of acts) {
          const caller = callers[who] as Caller
          if (act === "ask") ask(caller, String(asked++))
          else if (act === "end") running[who % Math.max(1, running.length)]?.end()
          else if (act === "wait") vi.advanceTimersByTime(40)
          else {
            const before = queue.waiting
            queue.leave(caller)
            left += before - queue.waiting
          }
          expect(running.length).toBeLessThanOrEqual(size)
          expect(asked).toBe(begun.length + queue.waiting + refused.length + left)
        }
        while (running.length > 0) running[0]?.end()
        expect([queue.waiting, queue.known, vi.getTimerCount()]).toEqual([0, 0, 0])
      },
    )
    fc.assert(property, { numRuns: 300, seed: 10 })
  })
})

describe("waiting", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it("ends after so long for a request that has no connection, and not for one that has", () => {
    const { ask, refused, begun } = queueOf(shares(2, 1, 2, 2))
    const [one, other, third] = [request(), request(), request()]
    ask(one, "one 1")
    ask(other, "other 1")
    ask(one, "one 2")
    ask(third, "third 1")
    ask(third, "third 2")
    vi.advanceTimersByTime(PATIENCE_MS - 100)
    expect(refused).toEqual([])
    vi.advanceTimersByTime(600)
    expect(refused).toEqual([
      { name: "third 1", code: "OVERLOADED" },
      { name: "third 2", code: "OVERLOADED" },
    ])
    expect(begun).toEqual(["one 1", "other 1"])
  })

  it("is bounded in number: who has most waiting makes room for others", () => {
    const { queue, ask, refused } = queueOf(shares(1, 1, 1, 1))
    ask(request("holder"), "holder")
    const [greedy, modest] = [request("greedy"), request("modest")]
    for (let asked = 0; asked < 99; asked++) ask(greedy, "greedy")
    ask(modest, "modest")
    expect(refused).toEqual([])
    ask(modest, "modest")
    expect(new Set(refused.map(({ name, code }) => `${name} ${code}`))).toEqual(new Set(["greedy OVERLOADED"]))
    expect(queue.waiting).toBe(2)
  })

  it("ends with the request, and leaves the turn to others", () => {
    const { queue, ask, begun, end } = queueOf(shares(1, 1, 1, 1))
    const [gone, there] = [request(), request()]
    for (const name of ["gone 1", "gone 2"]) ask(gone, name)
    ask(there, "there")
    queue.leave(gone)
    end("gone 1")
    expect(begun).toEqual(["gone 1", "there"])
  })

  it("ends with what hinders connections, and says that instead of being full", () => {
    const { queue, ask, refused, end, begun } = queueOf(shares(1, 1, 1, 1))
    const [one, other] = [request(), request()]
    for (const name of ["one 1", "one 2"]) ask(one, name)
    ask(other, "other 1")
    queue.fail(one, "gone")
    expect(refused).toEqual([{ name: "one 2", code: "gone" }])
    vi.advanceTimersByTime(PATIENCE_MS + 500)
    expect(refused.at(-1)).toEqual({ name: "other 1", code: "gone" })
    end("one 1")
    queue.connected()
    for (const name of ["one 3", "other 2"]) ask(name.startsWith("one") ? one : other, name)
    vi.advanceTimersByTime(PATIENCE_MS + 500)
    expect(begun).toContain("one 3")
    expect(refused.at(-1)).toEqual({ name: "other 2", code: "OVERLOADED" })
  })
})
