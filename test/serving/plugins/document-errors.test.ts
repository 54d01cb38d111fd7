import { beforeAll, expect, it } from "vitest"
import { appOver, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// What it takes to say what is wrong with a document, and where.

describeOnDatabases("a document's mistakes", "seeded", (use, backend) => {
  if (backend === "PostgreSQL") return it("need no database", () => expect(use().database.embedded).toBe(false))
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })
  const mistakes = Array.from({ length: 200 }, (_, index) => `noField${index}`).join(" ")

  it("are told with their places", async () => {
    const { errors } = (await send(app, post({ query: `{\n${mistakes} }` }))) as unknown as {
      errors: { locations?: object[] }[]
    }
    expect(errors).toHaveLength(100)
    expect(errors[1]?.locations).toEqual([{ line: 2, column: 10 }])
  })

  it("are told without them where a document is longer than people write it", async () => {
    for (const before of ["\n".repeat(400_000), " ".repeat(900_000), "\r\n".repeat(2_000)]) {
      const { errors } = (await send(app, post({ query: `{${before}${mistakes} }` }))) as unknown as {
        errors: { locations?: object[] }[]
      }
      expect(errors).toHaveLength(100)
      expect(errors.every(({ locations }) => locations === undefined)).toBe(true)
    }
  })
})
