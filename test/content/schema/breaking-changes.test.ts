import { execFileSync } from "node:child_process"
import { buildSchema, findBreakingChanges } from "graphql"
import { describe, expect, it } from "vitest"
import { schema } from "../../../src/content/schema.ts"

// A client that worked with the last commit works with this code. A break that is meant is committed with this test skipped, and said
// in the commit message.

const committed = lastCommitted()

describe("the schema, beside the one that was committed last", () => {
  it.skipIf(committed === null)("breaks no client", () => {
    const changes = findBreakingChanges(buildSchema(committed as string), schema)
    expect(changes.map(({ type, description }) => `${type}: ${description}`)).toEqual([])
  })

  it("would be told of a break", () => {
    const before = buildSchema("type Query { a: Int! b(c: Int): Int }")
    const after = buildSchema("type Query { a: Int b(c: Int!): Int }")
    expect(
      findBreakingChanges(before, after)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(["ARG_CHANGED_KIND", "FIELD_CHANGED_KIND"])
  })
})

function lastCommitted(): string | null {
  try {
    return execFileSync("git", ["show", "HEAD:schema.graphql"], {
      cwd: new URL("../../../", import.meta.url),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    })
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    console.warn(`Skipped the check for breaking changes, which needs git: ${(stderr || message).trim()}`)
    return null
  }
}
