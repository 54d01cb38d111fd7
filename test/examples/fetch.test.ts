import { expect, it } from "vitest"
import { articles, ask, headline, IsnadError } from "../../examples/clients/fetch.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { serve } from "../support/served.ts"

describeOnDatabases("examples/clients/fetch.ts", "seeded", (use) => {
  const address = serve(use)

  it("reads all articles page by page, each once", async () => {
    const found = await Array.fromAsync(articles(`${address()}/graphql`))
    const { articles: all } = await ask<{ articles: { totalCount: number } }>(
      `${address()}/graphql`,
      "{ articles { totalCount } }",
    )
    expect(all.totalCount).toBeGreaterThan(50)
    expect(new Set(found.map(({ id }) => id)).size).toBe(all.totalCount)
    const arabic = found.find(({ slug }) => slug === "iraqi-note-to-tueller")
    expect(headline(arabic as NonNullable<typeof arabic>)).toMatch(
      /^<a href="\/articles\/iraqi-note-to-tueller" dir="rtl">مذكرة /,
    )
  })

  it("tells what was refused by its code", async () => {
    const refused = ask(`${address()}/graphql`, "{ articles(first: 1000) { totalCount } }")
    await expect(refused).rejects.toThrow(IsnadError)
    await expect(refused).rejects.toMatchObject({ code: "BAD_USER_INPUT" })
  })
})
