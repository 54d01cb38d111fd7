import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { MOST_IN_PART, type Neighbour, partsOf } from "../../../src/evidence/stories/parts.ts"
import { allParts, type Edge } from "./whole.ts"

const both = ({ one, other, likeness }: Edge): Edge[] => [
  { one, other, likeness },
  { one: other, other: one, likeness },
]

/** Reads neighbours as the database does, and counts of how many articles. */
function reading(edges: readonly Edge[]) {
  const asked = new Set<string>()
  const read = async (ids: readonly string[]) => {
    const found = new Map<string, Neighbour[]>()
    for (const id of ids) asked.add(id)
    for (const { one, other, likeness } of edges)
      if (ids.includes(one)) found.set(one, [...(found.get(one) ?? []), { id: other, likeness }])
    return found
  }
  return { read, asked }
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `a${String(index).padStart(3, "0")}`)

describe("parts", () => {
  it("are the same as those of all articles, whichever articles are asked", async () => {
    const edges = fc.array(
      fc.record({
        one: fc.nat(11),
        other: fc.nat(11),
        likeness: fc.constantFrom(0.4, 0.45, 0.5, 0.65, 0.7, 0.85, 0.95, 0.97, 1),
      }),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(
        edges,
        fc.subarray(names(12), { minLength: 1 }),
        fc.integer({ min: 1, max: 6 }),
        async (some, asked, most) => {
          const slugs = names(12)
          const unique = new Map(
            some.flatMap(({ one, other, likeness }) =>
              one < other ? [[`${one} ${other}`, { one: slugs[one] as string, other: slugs[other] as string, likeness }]] : [],
            ),
          )
          const all = [...unique.values()].flatMap(both)
          const wanted = allParts(slugs, all, most)
          const parts = await partsOf(asked, reading(all).read, most)
          for (const id of asked) expect(parts.get(id)).toEqual(wanted.find((part) => part.includes(id)))
          for (const [id, part] of parts) expect(part).toEqual(wanted.find((one) => one.includes(id)))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it("end the search as soon as there are too many, however many there are", async () => {
    const slugs = names(900)
    const chain = slugs.slice(1).flatMap((slug, index) => both({ one: slugs[index] as string, other: slug, likeness: 0.45 }))
    const { read, asked } = reading(chain)
    const parts = await partsOf(["a000"], read)
    expect(parts.get("a000")).toEqual(["a000"])
    expect(asked.size).toBeLessThanOrEqual(MOST_IN_PART + 1)
  })
})
