import { getOperationAST } from "graphql"
import { describe, expect, it } from "vitest"
import { schema } from "../../../src/content/schema.ts"
import { priceList } from "../../../src/graphql/price.ts"
import { DEFAULT_LIMITS } from "../../../src/serving/plugins/limits/documents.ts"
import { knownQueries } from "../../support/queries.ts"

// What Isnad's own documents, tabs and pages ask for is far from what is refused. A contract is a test, and may be dear.

const priced = knownQueries()
  .map(({ place, document, variables }) => {
    const list = priceList(schema, document, getOperationAST(document) as NonNullable<ReturnType<typeof getOperationAST>>)
    return { place, list, price: list.price(variables) }
  })
  .toSorted((a, b) => b.price - a.price)

describe("the queries that Isnad shows and sends", () => {
  it("are many, and each has a price", () => {
    expect(priced.length).toBeGreaterThan(40)
    expect(new Set(priced.map(({ place }) => place.split(/[,/]/)[0]))).toContain("apps")
    for (const { price } of priced) expect(price).toBeGreaterThan(0)
  })

  it.each(priced)("$place costs $price", ({ place, list, price }) => {
    const { cost, depth, aliases } = DEFAULT_LIMITS
    expect(price).toBeLessThan(place.startsWith("test/") ? cost / 2 : cost / 5)
    expect(list.depth).toBeLessThan(depth / 2)
    expect(list.aliases).toBeLessThan(aliases / 5)
  })
})
