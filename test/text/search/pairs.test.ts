import { describe, expect, it } from "vitest"
import { isnadMatches, pairs } from "./pairs.ts"

describe("search pairs", () => {
  const all = pairs()

  it("are as many as promised", () => {
    expect(all.length).toBeGreaterThanOrEqual(170)
    expect(all.filter(({ match }) => !match).length).toBeGreaterThanOrEqual(50)
    expect(new Set(all.map(({ query, document }) => `${query} | ${document}`)).size).toBe(all.length)
  })

  it.each(all.filter(({ match }) => match))("$kind: $query finds $document", (pair) => {
    expect(isnadMatches(pair)).toBe(true)
  })

  it.each(all.filter(({ match }) => !match))("$query does not find $document", (pair) => {
    expect(isnadMatches(pair)).toBe(false)
  })
})
