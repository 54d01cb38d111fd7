import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { arabic } from "../../../apps/reader/src/language/arabic.ts"
import { english } from "../../../apps/reader/src/language/english.ts"
import { segmentsOf } from "../../../apps/reader/src/parts/segments.ts"
import { choiceOf } from "../../../apps/reader/src/story/choice.ts"

const PHYSICAL =
  /^\s+((margin|padding|border|inset)-(left|right|top|bottom)\b|(left|right|top|bottom|width|height):|(text-align|float): (left|right)|letter-spacing: [^0]).*/gm

describe("the reader's sources", () => {
  it("have the types of their documents and of the schema as they are now (npm run reader:generate)", () => {
    // In a process of its own: vitest gives the generator another copy of graphql than its plugins have.
    const { stderr, status } = spawnSync(process.execPath, ["apps/reader/generate.ts", "--check"], { encoding: "utf8" })
    expect([status, stderr]).toEqual([0, ""])
  })

  it("say everything in both languages, with the same holes", () => {
    const holes = (text: unknown) => (typeof text === "string" ? [...text.matchAll(/\{\w+\}/g)].map(String).sort() : [])
    expect(Object.keys(arabic).sort()).toEqual(Object.keys(english).sort())
    for (const key of Object.keys(english) as (keyof typeof english)[])
      expect(holes(arabic[key]), key).toEqual(holes(english[key]))
  })

  it("use logical properties alone, so that both directions look right", () => {
    for (const name of ["base", "frame", "lists", "article", "chain", "search", "story"]) {
      const css = readFileSync(new URL(`../../../apps/reader/src/styles/${name}.css`, import.meta.url), "utf8")
      expect(css.match(PHYSICAL) ?? [], name).toEqual([])
    }
  })

  it("cut a text wherever a mark begins or ends", () => {
    const marks = [
      { start: 2, end: 6, name: "a" },
      { start: 4, end: 12, name: "b" },
    ]
    expect(
      segmentsOf({ start: 0, end: 10 }, marks).map(({ start, end, marks }) => [
        start,
        end,
        marks.map(({ name }) => name).join(""),
      ]),
    ).toEqual([
      [0, 2, ""],
      [2, 4, "a"],
      [4, 6, "ab"],
      [6, 10, "b"],
    ])
  })

  it("compare the pair that shares most, unless the address says otherwise", () => {
    const tie = (left: string, right: string, words: number) => ({
      words,
      left: { article: { slug: left } },
      right: { article: { slug: right } },
    })
    const choose = (address: string) => {
      const { left, right } = choiceOf(new URLSearchParams(address), ["a", "b", "c"], [tie("c", "b", 9), tie("a", "b", 5)])
      return [left, right]
    }
    expect(choose("")).toEqual(["b", "c"])
    expect(choose("left=a")).toEqual(["a", "b"])
    expect(choose("right=b")).toEqual(["c", "b"])
    expect(choose("left=c&right=a")).toEqual(["c", "a"])
    expect(choose("left=a&right=a")).toEqual(["a", "b"])
    expect(choose("left=unknown")).toEqual(["b", "c"])
  })
})
