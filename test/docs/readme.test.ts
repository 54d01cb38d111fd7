import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { loadConfig } from "../../src/config.ts"
import { testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8")
const block = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(readme)?.[1] ?? ""

describeOnDatabases("README.md", "seeded", (use) => {
  it("shows a query with the answer that it really has", async () => {
    expect(await testClient(use().database).query(block("graphql"))).toEqual(JSON.parse(block("json")))
  })
})

describe("README.md", () => {
  it("lists every setting there is, and no other", () => {
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
    const source = readFileSync(new URL("../../src/config.ts", import.meta.url), "utf8")
    const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
    expect(listed.toSorted()).toEqual(read.toSorted())
    expect(loadConfig({}).port).toBe(4000)
  })
})
