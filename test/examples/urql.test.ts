import type { CombinedError } from "@urql/core"
import { isObjectType } from "graphql"
import { expect, it } from "vitest"
import { ARTICLES, articlesUpTo, codeOf, createClient, WITHOUT_ID } from "../../examples/clients/urql.ts"
import { schema } from "../../src/content/schema.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { requestsDuring } from "../support/requests.ts"
import { serve } from "../support/served.ts"

describeOnDatabases("examples/clients/urql.ts", "seeded", (use) => {
  const address = serve(use)
  const client = () => createClient(`${address()}/graphql`)

  it("joins pages in the cache, and asks for none twice", async () => {
    const urql = client()
    let list = await articlesUpTo(urql, null)
    expect(list.edges).toHaveLength(10)
    while (list.pageInfo.hasNextPage) list = await articlesUpTo(urql, list.pageInfo.endCursor)
    expect(list.edges.length).toBeGreaterThan(50)
    expect(new Set(list.edges.map(({ node }) => node.id)).size).toBe(list.edges.length)
    const { result, sent } = await requestsDuring(() => articlesUpTo(urql, null))
    expect({ sent, length: result.edges.length }).toEqual({ sent: [], length: list.edges.length })
  })

  it("keeps what another filter selects in a list of its own", async () => {
    const urql = client()
    await articlesUpTo(urql, null)
    const { data } = await urql.query(ARTICLES, { first: 3, filter: { language: ["en"] } })
    expect(data?.articles.edges.map(({ node }) => node.direction)).toEqual(["LTR", "LTR", "LTR"])
  })

  it("sends hashes by GET, and the text once", async () => {
    await client().query(ARTICLES, { first: 1 })
    const { sent } = await requestsDuring(async () => await client().query(ARTICLES, { first: 2 }))
    expect(sent).toEqual(["GET hash"])
  })

  it("tells what was refused by its code", async () => {
    const { error } = await client().query(ARTICLES, { first: 1000 })
    expect(codeOf(error as CombinedError)).toBe("BAD_USER_INPUT")
  })

  it("names every type that has no id", () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType)
    const without = types.filter((type) => !type.getFields().id && !/^(__|Query$|PageInfo$)|(Connection|Edge)$/.test(type.name))
    expect(WITHOUT_ID.toSorted()).toEqual(without.map(({ name }) => name).toSorted())
  })
})
