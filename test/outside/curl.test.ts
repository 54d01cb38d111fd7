import { join } from "node:path"
import { expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { serve } from "../support/served.ts"
import { run } from "./npm.ts"

describeOnDatabases("examples/clients/curl.sh", "seeded", (use) => {
  const address = serve(use)

  it("asks by POST and GET, pages, and gets 304 for what it has", async () => {
    const output = await run("sh", [join(projectFolder, "examples/clients/curl.sh"), address()], projectFolder)
    const [article, first, second, status] = output.trim().split("\n")
    expect(JSON.parse(article as string)).toMatchObject({
      data: { article: { direction: "RTL", publisher: { name: expect.any(String) } } },
    })
    const slugs = [first, second].map((line) =>
      JSON.parse(line as string).data.articles.nodes.map(({ slug }: { slug: string }) => slug),
    )
    expect(new Set(slugs.flat()).size).toBe(4)
    expect(status).toBe("304")
  })
})
