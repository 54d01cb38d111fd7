import { gql } from "@apollo/client"
import { isAbstractType } from "graphql"
import { filter, firstValueFrom } from "rxjs"
import { expect, it } from "vitest"
import { ARTICLES, articleList, codeOf, createClient } from "../../examples/clients/apollo.ts"
import { schema } from "../../src/content/schema.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { requestsDuring } from "../support/requests.ts"
import { serve } from "../support/served.ts"

describeOnDatabases("examples/clients/apollo.ts", "seeded", (use) => {
  const address = serve(use)
  const client = () => createClient(`${address()}/graphql`)

  it("joins pages in the cache, one list for each filter", async () => {
    const apollo = client()
    const all = articleList(apollo, { first: 10 })
    const arabic = articleList(apollo, { first: 3, filter: { language: ["ar"] } })
    const subscriptions = [all, arabic].map(({ query }) => query.subscribe(() => {}))
    for (const { query } of [all, arabic]) await firstValueFrom(query.pipe(filter(({ dataState }) => dataState === "complete")))
    const totalCount = all.query.getCurrentResult().data?.articles?.totalCount ?? 0
    expect(totalCount).toBeGreaterThan(50)
    const edges = () => all.query.getCurrentResult().data?.articles?.edges ?? []
    while (edges().length < totalCount) {
      const { length } = edges()
      await all.more()
      // As a page does: what is shown next comes from the cache.
      await expect.poll(() => edges().length).toBeGreaterThan(length)
    }
    expect(new Set(edges().map((edge) => edge?.node?.id)).size).toBe(totalCount)
    const { sent } = await requestsDuring(() => all.more())
    expect(sent).toEqual([])
    const shown = arabic.query.getCurrentResult().data?.articles?.edges ?? []
    expect(shown.map((edge) => edge?.node?.direction)).toEqual(["RTL", "RTL", "RTL"])
    for (const subscription of subscriptions) subscription.unsubscribe()
  })

  it("sends hashes by GET, and the text once", async () => {
    const { sent } = await requestsDuring(() => client().query({ query: ARTICLES, variables: { first: 1 } }))
    expect(["GET hash", "GET hash,POST text", "GET hash,GET text"]).toContain(sent.join())
    const again = await requestsDuring(() => client().query({ query: ARTICLES, variables: { first: 2 } }))
    expect(again.sent).toEqual(["GET hash"])
  })

  it("draws an article's page from the list, and reads an interface by its possible types", async () => {
    const apollo = client()
    const { data } = await apollo.query({ query: ARTICLES, variables: { first: 1 } })
    const [edge] = data?.articles.edges ?? []
    const { id, headline } = edge?.node ?? { id: "", headline: "" }
    const page = gql`query Page($id: ID!) { article(by: { id: $id }) { id headline } }`
    const { result, sent } = await requestsDuring(() => apollo.query({ query: page, variables: { id } }))
    expect(sent).toEqual([])
    expect(result.data).toMatchObject({ article: { headline } })
    const found = gql`{ search(query: "Tueller", first: 1, types: [PERSON]) { edges { node { __typename ... on Named { name(locale: EN) } } } } }`
    await apollo.query({ query: found })
    const kept = await apollo.query({ query: found, fetchPolicy: "cache-only" })
    expect(kept.data).toMatchObject({
      search: { edges: [{ node: { __typename: "Person", name: expect.stringContaining("Tueller") } }] },
    })
  })

  it("tells what was refused by its code", async () => {
    const refused = await client()
      .query({ query: ARTICLES, variables: { first: 1000 } })
      .catch(codeOf)
    expect(refused).toBe("BAD_USER_INPUT")
  })

  it("knows the types of every interface and union", () => {
    const cache = client().cache as unknown as { config: { possibleTypes: Record<string, string[]> } }
    const wanted = Object.fromEntries(
      Object.values(schema.getTypeMap())
        .filter(isAbstractType)
        .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)])
        .map(([name, types]) => [name, (types as string[]).toSorted()]),
    )
    expect(Object.keys(wanted)).toHaveLength(4)
    expect(cache.config.possibleTypes).toEqual(wanted)
  })
})
