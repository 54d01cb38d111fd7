import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, it } from "vitest"
import { bulkBundle, bundleFolder } from "../support/bundles.ts"
import { Command, isnad } from "../support/commands.ts"
import { seededFolder, type TestDatabase } from "../support/databases.ts"

// The embedded database: the server opens the files, and other processes reach them through it.

const servers: Command[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.child.kill("SIGKILL")
    await server.ended
  }
})

async function startServer(location: TestDatabase["location"]): Promise<{ server: Command; url: string }> {
  const server = new Command("src/server.ts", [], location, { PORT: "0", LOG_LEVEL: "silent", READER: "off" })
  servers.push(server)
  while (!server.stdout.includes("\n") && server.child.exitCode === null) await sleep(20)
  const [url] = /http:\/\/\S+/.exec(server.stdout.split("\n")[0] as string) ?? []
  if (!url) throw new Error(`the server did not start: ${server.stderr}`)
  return { server, url }
}

async function articlesAt(url: string): Promise<{ totalCount: number; nodes: { slug: string }[] }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ articles(first: 1) { totalCount nodes { slug } } }" }),
  })
  const { data } = (await response.json()) as { data: { articles: Awaited<ReturnType<typeof articlesAt>> } }
  return data.articles
}

it("seeds while a server runs, which answers with the new content then", { timeout: 60_000 }, async () => {
  const location = seededFolder()
  const { url, server } = await startServer(location)
  const before = await articlesAt(url)
  expect(before.totalCount).toBeGreaterThan(50)

  const bundle = bundleFolder(bulkBundle(7, "خبر"))
  expect(await isnad(["seed", "--from", bundle, "--dry-run"], location)).toMatchObject({ code: 0 })
  expect(await articlesAt(url)).toEqual(before)
  expect(await isnad(["seed", "--from", bundle, "--yes"], location)).toMatchObject({ code: 0 })
  expect(await articlesAt(url)).toEqual({ totalCount: 7, nodes: [{ slug: "خبر-6" }] })
  expect(await isnad(["seed", "--yes"], location)).toMatchObject({ code: 0 })
  expect(await articlesAt(url)).toEqual(before)

  server.child.kill("SIGTERM")
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" })
})

it("goes on when the server stops in the middle of a seed, and a server started then serves it", {
  timeout: 60_000,
}, async () => {
  const location = seededFolder()
  const first = await startServer(location)
  const seed = new Command("src/cli/main.ts", ["seed", "--from", bundleFolder(bulkBundle(1_500, "خبر")), "--yes"], location)
  while (!seed.stderr.includes("reading")) await sleep(5)
  first.server.child.kill("SIGTERM")
  const second = await startServer(location)
  expect(await seed.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/articles +1500 /) })
  expect(await first.server.ended).toMatchObject({ code: 0 })
  expect((await articlesAt(second.url)).totalCount).toBe(1_500)
})

it("two servers share one database, and the second goes on when the first stops", { timeout: 60_000 }, async () => {
  const location = seededFolder()
  const first = await startServer(location)
  const second = await startServer(location)
  const before = await articlesAt(second.url)
  expect(await articlesAt(first.url)).toEqual(before)
  first.server.child.kill("SIGTERM")
  expect(await first.server.ended).toMatchObject({ code: 0 })
  // A request that meets the gap may be refused; the next ones are answered by the second, from the same files.
  await expect.poll(() => articlesAt(second.url).catch(() => null), { timeout: 10_000 }).toEqual(before)
})
