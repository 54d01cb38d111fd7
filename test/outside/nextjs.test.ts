import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { join } from "node:path"
import sql from "sql-template-tag"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import { describeOnDatabases } from "../support/databases.ts"
import { serve } from "../support/served.ts"
import { installedExample, run } from "./npm.ts"

let folder: string
beforeAll(async () => {
  folder = await installedExample("nextjs")
})

describeOnDatabases("examples/nextjs", "seeded", (use) => {
  const isnad = serve(use)
  let next: ChildProcess
  let page: string

  beforeAll(async () => {
    const begun = performance.now()
    await run("next", ["build"], folder, { ISNAD_URL: isnad() })
    console.log(`next build: ${Math.round(performance.now() - begun)} ms`)
    const port = await freePort()
    page = `http://127.0.0.1:${port}`
    next = spawn(process.execPath, [join(folder, "node_modules/next/dist/bin/next"), "start", "-p", String(port)], {
      cwd: folder,
      env: { ...process.env, ISNAD_URL: isnad(), STALE_SECRET: "secret", NODE_ENV: "production" },
      stdio: "ignore",
    })
    await vi.waitFor(async () => expect((await fetch(page)).status).toBe(200), { timeout: 120_000, interval: 200 })
  })
  afterAll(async () => {
    next.kill()
    await once(next, "exit")
  })

  const headlines = async () =>
    [...(await (await fetch(page)).text()).matchAll(/<article dir="(rtl|ltr)"><h2>(.*?)<\/h2>/g)].map(([, , text]) => text)
  const stale = (keys: string[], secret = "secret") =>
    fetch(`${page}/stale`, { method: "POST", headers: { authorization: `Bearer ${secret}` }, body: JSON.stringify(keys) })

  it("keeps the page until the keys of what changed are named", async () => {
    const before = await headlines()
    expect(before).toHaveLength(5)
    const { database } = use()
    const [article] = await database.query<{ id: string }>(
      sql`UPDATE articles SET headline = 'عنوان جديد' WHERE id = (SELECT id FROM articles ORDER BY sort_at DESC LIMIT 1) RETURNING id`,
    )
    expect(await headlines()).toEqual(before)
    expect((await stale(["articles"], "wrong")).status).toBe(401)
    expect((await stale(["sources-of-another"])).status).toBe(204)
    expect(await headlines()).toEqual(before)

    const response = await fetch(`${isnad()}/graphql?query={articles(first:1){nodes{id}}}`)
    const id = ((await response.json()) as { data: { articles: { nodes: { id: string }[] } } }).data.articles.nodes[0]
      ?.id as string
    expect(atob(id)).toBe(`Article:${article?.id}`)
    expect((await stale([id])).status).toBe(204)
    await expect.poll(headlines, { timeout: 10_000 }).toEqual(["عنوان جديد", ...before.slice(1)])
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
