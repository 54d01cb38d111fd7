import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { testClient } from "../support/client.ts"
import { compact } from "../support/compact.ts"
import { describeOnDatabases } from "../support/databases.ts"

// docs/queries.md has queries with their real answers. After a change that is meant, `npm test -- -u` writes the answers anew.

const path = new URL("../../docs/queries.md", import.meta.url)
const EXAMPLE = /```graphql\n(.*?)```\n\n```json\n.*?```/gs

describeOnDatabases("docs/queries.md", "seeded", (use) => {
  it("shows the answer that each query really has", async () => {
    const written = readFileSync(path, "utf8")
    const examples = [...written.matchAll(EXAMPLE)]
    expect(examples.length).toBeGreaterThan(7)
    expect(examples).toHaveLength([...written.matchAll(/```graphql\n/g)].length)
    const client = testClient(use().database)
    let rendered = written
    for (const [example, query] of examples) {
      const answer = compact(await client.data(query as string))
      rendered = rendered.replace(example, () => `\`\`\`graphql\n${query}\`\`\`\n\n\`\`\`json\n${answer}\n\`\`\``)
    }
    await expect(rendered).toMatchFileSnapshot(path.pathname)
  })
})
