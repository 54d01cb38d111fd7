import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

const text = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8")
const [, query, answer] = /```graphql\n(.*?)```\n\n```json\n(.*?)```/s.exec(text) ?? []

describeOnDatabases("docs/errors.md", "seeded", (use) => {
  it("shows what an error takes with it, and what stays", async () => {
    const { errors, data } = await testClient(use().database).query(query as string)
    const shown = JSON.parse(answer as string)
    expect({ data, errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })) }).toEqual(shown)
  })

  it("says what a wrong argument at the root takes", async () => {
    const { data } = await testClient(use().database).query(
      "{ articles(first: -1) { totalCount } labels(of: NAME_KIND) { value } }",
    )
    expect(data).toBeNull()
  })
})
