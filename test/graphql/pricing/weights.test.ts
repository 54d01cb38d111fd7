import { print } from "graphql"
import { beforeAll, expect, it } from "vitest"
import { schema } from "../../../src/content/schema.ts"
import { BYTES_PER_POINT } from "../../../src/graphql/pricing/weights.ts"
import { Generator } from "../../fuzz/generate.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { knownQueries } from "../../support/queries.ts"

// An answer weighs no more than its price says, whatever is asked.

interface Priced {
  data?: unknown
  errors?: { extensions?: { code?: string } }[]
  extensions?: { cost: { price: number } }
}

const TEXTS = ["العراق", "iraq", "joe-biden", "us-iraq-dialogue-date-set", '"الحوار"', "ar"]

/** What a point pays for, and the part that is less than one. */
const paidFor = (price: number) => BYTES_PER_POINT * (price + 1)

describeOnDatabases("the weight of an answer", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const weigh = async (query: string, variables: object = {}) => {
    const { data, errors, extensions } = (await client.query(query, { ...variables })) as Priced
    return { bytes: Buffer.byteLength(JSON.stringify(data ?? null)), price: extensions?.cost.price, errors }
  }

  it.each(knownQueries())("is paid for: $place", async ({ document, variables }) => {
    const { bytes, price = 0 } = await weigh(print(document), variables)
    expect(bytes).toBeLessThanOrEqual(paidFor(price))
  })

  it("is paid for, of random queries", { timeout: 60_000 }, async () => {
    const generator = new Generator(schema, 7, TEXTS)
    const heavier: string[] = []
    let priced = 0
    for (let count = 0; count < 600; count++) {
      const { query, variables } = generator.asked()
      const { bytes, price } = await weigh(query, variables)
      if (price === undefined) continue
      priced++
      if (bytes > paidFor(price)) heavier.push(`${bytes} bytes at price ${price}: ${query}`)
    }
    expect(heavier).toEqual([])
    expect(priced).toBeGreaterThan(300)
  })
})
