import { getIntrospectionQuery } from "graphql"
import { expect, it } from "vitest"
import { appOver, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"

describeOnDatabases("introspection", "seeded", (use) => {
  const ask = (query: string, introspection?: boolean) =>
    send(appOver(use().database, introspection === undefined ? {} : { introspection }), post({ query }))

  it("is on by default", async () => {
    expect((await ask(getIntrospectionQuery())).data).toMatchObject({ __schema: {} })
  })

  it.each([
    getIntrospectionQuery(),
    '{ __type(name: "Article") { name } }',
    "{ a: __schema { types { name } } }",
    "{ ...F } fragment F on Query { __schema { types { name } } }",
  ])("is refused with a code where it is off: %.40s", async (query) => {
    for (let i = 0; i < 2; i++) {
      const { status, data, errors } = await ask(query, false)
      expect([status, data]).toEqual([400, undefined])
      expect(errors[0]).toMatchObject({
        extensions: { code: "INTROSPECTION_DISABLED" },
        message: expect.stringContaining("schema.graphql"),
      })
    }
  })

  it("off leaves __typename and everything else", async () => {
    expect(await ask("{ __typename articles(first: 1) { nodes { __typename } } }", false)).toMatchObject({
      status: 200,
      data: { __typename: "Query", articles: { nodes: [{ __typename: "Article" }] } },
    })
  })
})
