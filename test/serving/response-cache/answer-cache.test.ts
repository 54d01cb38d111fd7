import { expect, it } from "vitest"
import { Reads } from "../../../src/content/reads.ts"
import { AnswerCache } from "../../../src/serving/response-cache/answer-cache.ts"

// What is kept, for how long, and what takes it away.

const GOOD = { status: 200, headers: {}, hasErrors: false, price: 1 }

function cacheOf(options: Partial<ConstructorParameters<typeof AnswerCache>[0]> = {}) {
  const cache = new AnswerCache({ bytes: 100_000, milliseconds: 60_000, hears: () => true, ...options })
  const executed: string[] = []
  /** Asks as a server does: from memory, or by an execution that reads `rows` and takes as long as `until`. */
  const ask = async (request: string, rows: string[] = ["1"], until: Promise<unknown> = Promise.resolve(), size = 10) => {
    const known = cache.get(request)
    if (known) return String(known.body)
    const answer = await cache.answer(request, async () => {
      const number = executed.push(request)
      await until
      const reads = new Reads()
      for (const row of rows) reads.row("Article", row)
      reads.lists.add("topics")
      return { answer: { body: Buffer.from(`${request}${number}`.padEnd(size)), ...GOOD }, reads }
    })
    return String(answer?.body)
  }
  return { cache, ask, executed }
}

it("answers a request again from memory", async () => {
  const { ask, executed } = cacheOf()
  const first = await ask("a")
  expect(await ask("a")).toBe(first)
  await ask("b")
  expect(executed).toEqual(["a", "b"])
})

it("forgets what a change touched, and nothing else", async () => {
  const { cache, ask, executed } = cacheOf()
  await ask("one", ["1", "2"])
  await ask("two", ["2"])
  await ask("three", ["3"])
  const kept = () => ["one", "two", "three"].filter((request) => cache.get(request))
  cache.change(["Article:2", "Person:9"])
  expect(kept()).toEqual(["three"])
  await ask("three", ["3"])
  await ask("one", ["1", "2"])
  expect(executed).toEqual(["one", "two", "three", "one"])
  cache.change(["people"])
  cache.change(["Article:9"])
  expect(kept()).toEqual(["one", "three"])
  cache.change(["topics"])
  expect(kept()).toEqual([])
  await ask("three", ["3"])
  cache.change("EVERYTHING")
  expect(cache.size).toBe(0)
})

it("forgets what it cannot know to be untouched", async () => {
  const { cache, ask } = cacheOf()
  await ask("asked now and then")
  await ask("not asked any more")
  for (let round = 0; round < 20; round++) {
    cache.change(Array.from({ length: 5_000 }, (_, index): `Article:${string}` => `Article:${1_000 + round * 5_000 + index}`))
    expect(cache.get("asked now and then")).toBeDefined()
  }
  expect(cache.get("not asked any more")).toBeUndefined()
})

it("does not keep what was read before a change that touched it was told", async () => {
  const { cache, ask } = cacheOf()
  const gate = Promise.withResolvers<void>()
  const [stale, other] = [ask("stale", ["1"], gate.promise), ask("other", ["2"], gate.promise)]
  cache.change(["Article:1"])
  gate.resolve()
  await Promise.all([stale, other])
  expect([cache.get("stale"), cache.get("other")?.status]).toEqual([undefined, 200])
})

it("executes once what many ask at once, but not for those who ask after a change", async () => {
  const { cache, ask, executed } = cacheOf()
  const gate = Promise.withResolvers<void>()
  const crowd = Array.from({ length: 50 }, () => ask("same", ["1"], gate.promise))
  cache.change(["Article:7"])
  const later = ask("same", ["1"])
  gate.resolve()
  expect(new Set(await Promise.all(crowd))).toEqual(new Set(["same1     "]))
  expect(await later).toBe("same2     ")
  expect(executed).toEqual(["same", "same"])
})

it("lets each try by itself where the first has no answer", async () => {
  const { cache } = cacheOf()
  let tries = 0
  const none = () =>
    cache.answer("x", async () => {
      tries++
      return null
    })
  expect(await Promise.all([none(), none(), none()])).toEqual([null, null, null])
  expect(tries).toBe(3)
})

it("is bounded in bytes, keeps no answer that would fill it, and none for ever", async () => {
  const { cache, ask, executed } = cacheOf({ bytes: 20_000, milliseconds: 30 })
  await ask("large", ["1"], undefined, 5_000)
  expect(cache.size).toBe(0)
  for (let index = 0; index < 100; index++) await ask(`small ${index}`)
  expect(cache.size).toBeGreaterThan(5)
  expect(cache.size).toBeLessThan(40)
  const count = executed.length
  await expect.poll(() => cache.get("small 99"), { timeout: 5_000 }).toBeUndefined()
  await ask("small 99")
  expect(executed.length).toBe(count + 1)
})

it("keeps what is asked for often while others are asked for once", async () => {
  const { ask, executed } = cacheOf({ bytes: 20_000 })
  for (let index = 0; index < 3; index++) await ask("front page")
  for (let index = 0; index < 200; index++) await ask(`page ${index}`)
  await ask("front page")
  expect(executed.filter((request) => request === "front page")).toHaveLength(1)
  // What is asked for more often than that takes its place.
  for (let index = 0; index < 10; index++) await ask("new front page")
  expect(executed.filter((request) => request === "new front page").length).toBeLessThan(5)
})

it("answers some from memory where all do not fit", async () => {
  const { ask, executed } = cacheOf({ bytes: 20_000 })
  for (let round = 0; round < 4; round++) for (let index = 0; index < 50; index++) await ask(`page ${index}`)
  // Of 50, a third fits; the first round fills the memory.
  expect(executed.length).toBeLessThan(50 + 3 * 40)
})

it("answers nothing from memory while changes are not heard of", async () => {
  let hears = true
  const { ask, executed } = cacheOf({ hears: () => hears })
  await ask("a")
  hears = false
  await ask("a")
  await ask("b")
  hears = true
  await ask("b")
  expect(executed).toEqual(["a", "a", "b", "b"])
})
