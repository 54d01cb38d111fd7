import { expect, it } from "vitest"
import { NAMES_SECONDS, statementNames } from "../../src/db/prepared.ts"

it("a statement keeps its name, others have other names, and beyond a bound there are none", () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 1_500 }, (_, index) => nameOf(`SELECT ${index}`))
  expect(new Set(names.slice(0, 1_000)).size).toBe(1_000)
  expect(names.slice(1_000)).toEqual(Array(500).fill(undefined))
  expect(nameOf("SELECT 7")).toBe(names[7])
})

it("who takes all names takes them for a while", () => {
  let now = 0
  const nameOf = statementNames(() => now)
  const taken = Array.from({ length: 1_000 }, (_, index) => nameOf(`invented ${index}`))
  expect(nameOf("needed")).toBeUndefined()
  now = NAMES_SECONDS * 1_000
  const name = nameOf("needed")
  expect(name).toBeDefined()
  expect(taken).not.toContain(name)
  expect(nameOf("needed")).toBe(name)
})
