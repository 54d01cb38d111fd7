import { readdirSync, readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { rowId } from "../src/content/row-id.ts"
import { encodeNodeId } from "../src/graphql/node-id.ts"
import { printStatements, testClient } from "./support/client.ts"
import { describeOnDatabases } from "./support/databases.ts"

// A contract is a query with its answer and its SQL beside it, in test/contracts. A statement more, or another one, fails here;
// after a change that is meant, `npm test -- -u` writes them anew and the difference is for the reviewer to read.

const folder = new URL("./contracts/", import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.replace(".graphql", ""))

const node = (type: string, kind: Parameters<typeof rowId>[0], slug: string) => encodeNodeId(type, rowId(kind, slug))
const variables: Record<string, Record<string, unknown>> = {
  "nodes-of-mixed-types": {
    ids: [
      node("Person", "person", "joe-biden"),
      node("Article", "article", "us-iraq-dialogue-date-set"),
      node("Topic", "topic", "iraq"),
      node("Source", "source", "pentagon"),
      node("Person", "person", "matthew-tueller"),
      node("Person", "person", "nobody-has-this-slug"),
      node("Person", "person", "joe-biden"),
    ],
  },
}

describeOnDatabases("contracts", "seeded", (use) => {
  it.each(names)("%s", async (name) => {
    const client = testClient(use().database)
    const answer = await client.data(readFileSync(new URL(`${name}.graphql`, folder), "utf8"), variables[name])
    await expect(`${JSON.stringify(answer, null, 2)}\n`).toMatchFileSnapshot(`./contracts/${name}.json`)
    await expect(printStatements(client.statements)).toMatchFileSnapshot(`./contracts/${name}.sql`)
  })
})
