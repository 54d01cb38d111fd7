import { expect, it } from "vitest"
import { seenSince } from "../../../src/serving/plugins/formats/seen-since.ts"

const at = (milliseconds: number) => new Date(milliseconds).toUTCString()

it("tells since when a version has stood at an address, once a date can tell it from another", () => {
  let now = 10_200
  const seen = seenSince(() => now)
  expect(seen("/a", "1").lastModified).toBeNull()
  now = 11_000
  expect(seen("/a", "1").lastModified?.getTime()).toBe(11_000)
  expect(seen("/a", "1").isKnownTo(at(11_000))).toBe(true)
  expect(seen("/a", "1").isKnownTo(at(10_000))).toBe(false)
  for (const nothing of [null, "", "yesterday"]) expect(seen("/a", "1").isKnownTo(nothing)).toBe(false)
})

it("never takes a new version for one that a client has, also in the same second and when an old one comes back", () => {
  let now = 20_000
  const seen = seenSince(() => now)
  seen("/a", "1")
  now = 21_500
  const first = seen("/a", "1").lastModified as Date
  expect(first.getTime()).toBe(21_000)
  now = 21_900
  expect(seen("/a", "2").isKnownTo(first.toUTCString())).toBe(false)
  now = 21_950
  expect(seen("/a", "1").isKnownTo(first.toUTCString())).toBe(false)
  now = 23_000
  expect(seen("/a", "1").isKnownTo(first.toUTCString())).toBe(false)
})

it("remembers so many addresses and no more", () => {
  let now = 0
  const seen = seenSince(() => now)
  seen("/first", "1")
  for (let index = 0; index < 10_000; index++) seen(`/${index}`, "1")
  now = 60_000
  expect(seen("/first", "1").lastModified).toBeNull()
  expect(seen("/9999", "1").lastModified?.getTime()).toBe(1_000)
})
