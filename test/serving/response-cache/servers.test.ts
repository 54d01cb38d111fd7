import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import type { Database } from "../../../src/db/database.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { announcing } from "../../../src/writing/changes/announcing.ts"
import { redisPublisher } from "../../../src/writing/changes/redis.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { ask, type Started, start, stop } from "../../server/process.ts"
import { bundleFolder, smallBundle } from "../../support/bundles.ts"
import { open, openTestDatabase, type TestDatabase } from "../../support/databases.ts"

// Two server processes that answer from memory, over one PostgreSQL, and Redis where TEST_REDIS_URL names one: after a write by a
// third process, which is this one, neither gives an answer from before.

const redisUrl = process.env.TEST_REDIS_URL
const redis: Record<string, string> = redisUrl ? { REDIS_URL: redisUrl } : {}

describe.runIf(inject("serverTemplates"))("answers from memory", () => {
  let opened: TestDatabase
  let servers: Started[]
  let addresses: string[]
  let writer: Database
  beforeAll(async () => {
    opened = await openTestDatabase("PostgreSQL", "seeded copy")
    const settings = { DATABASE_URL: opened.location.databaseUrl as string, ...redis }
    writer = announcing(open(opened.location), redisUrl ?? null)
    servers = [start(settings), start(settings)]
    addresses = await Promise.all(servers.map(({ address }) => address))
  })
  afterAll(async () => {
    for (const server of servers) expect(await stop(server)).toBe(0)
    await writer.close()
    await opened.close()
  })

  const HEADLINE = '{ article(by: { slug: "bridge" }) { headline } }'
  const COUNT = "{ articles { totalCount } }"
  const PERSON = '{ person(by: { slug: "huda" }) { name(locale: EN) } }'
  const everywhere = async () =>
    Promise.all(
      addresses.flatMap((address) => [HEADLINE, COUNT, PERSON].map(async (query) => (await ask(address, query)).data)),
    )
  const expected = (headline: string, totalCount: number, name: string) =>
    addresses.flatMap(() => [{ article: { headline } }, { articles: { totalCount } }, { person: { name } }])
  const write = (bundle: ReturnType<typeof smallBundle>) =>
    writeContent(writer, bundleReader(bundleFolder(bundle)), { mode: "RESET" })

  it("are those of now, also right after a write by another process", async () => {
    const bundle = smallBundle()
    await write(bundle)
    expect(await everywhere()).toEqual(expected("جسر جديد", 3, "Huda"))
    for (let round = 1; round <= 10; round++) {
      // Twice, so that the second answer is one from memory.
      await everywhere()
      const [bridge, ...others] = bundle.articles
      const headline = `جسر ${round}`
      const more = Array.from({ length: round }, (_, index) => ({ ...others[0], slug: `more-${index}` }))
      const [huda, ...people] = bundle.people
      const named = { ...huda, names: [{ value: `Huda ${round}`, language: "en", kind: "CANONICAL" }] }
      const changed = { ...bundle, people: [named, ...people], articles: [{ ...bridge, headline }, ...others, ...more] }
      await write(changed as typeof bundle)
      expect(await everywhere()).toEqual(expected(headline, 3 + round, `Huda ${round}`))
    }
  })

  it.runIf(redisUrl)("stand also where anybody calls through Redis without a change", async () => {
    const before = await everywhere()
    const publisher = redisPublisher(redisUrl as string)
    publisher.publish("999999999")
    await publisher.close()
    expect(await everywhere()).toEqual(before)
  })
})
