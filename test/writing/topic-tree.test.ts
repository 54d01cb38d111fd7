import { beforeEach, expect, it } from "vitest"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { writeContent } from "../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { testClient } from "../support/client.ts"
import { inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases } from "../support/databases.ts"

const bundle = smallBundle()

describeOnDatabases("articles under the topics above theirs", "migrated", (use) => {
  beforeEach(async () => {
    await resetTo(use().database, bundle)
  })

  const slugsUnder = async (topic: string): Promise<string[]> => {
    const query =
      "query ($slug: String!) { topic(by: { slug: $slug }) { articles(includeDescendants: true) { totalCount nodes { slug } } } }"
    const data = await testClient(use().database).data<{
      topic: { articles: { totalCount: number; nodes: { slug: string }[] } }
    }>(query, { slug: topic })
    expect(data.topic.articles.totalCount).toBe(data.topic.articles.nodes.length)
    return data.topic.articles.nodes.map(({ slug }) => slug)
  }
  const withParent = (slug: string, parent: string | undefined) =>
    bundle.topics.map((topic) => (topic.slug === slug ? { ...topic, parent } : topic))
  const merge = (parts: Parameters<typeof bundleFolder>[0]) =>
    writeContent(use().database, bundleReader(bundleFolder(parts)), { mode: "MERGE" })

  it("stand there after a reset", async () => {
    expect(await slugsUnder("world")).toEqual(["match", "bridge", "undated"])
    expect(await slugsUnder("region")).toEqual(["match", "bridge"])
    expect(await slugsUnder("city")).toEqual(["bridge"])
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("move with a topic that gets another parent, by reset and by merge", async () => {
    const changes = await resetTo(use().database, { ...bundle, topics: withParent("city", "sport") })
    expect(changes.topics).toMatchObject({ updated: 1, unchanged: 3 })
    expect(changes.articles).toMatchObject({ updated: 0, unchanged: 3 })
    expect(await slugsUnder("world")).toEqual(["match", "undated"])
    expect(await slugsUnder("sport")).toEqual(["match", "bridge"])
    expect(await inconsistencies(use().database)).toEqual([])

    await merge({ topics: withParent("city", undefined).filter(({ slug }) => slug === "city") })
    expect(await slugsUnder("sport")).toEqual(["match"])
    expect(await slugsUnder("city")).toEqual(["bridge"])
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("follow a tree that is turned upside down", async () => {
    const topics = bundle.topics.map((topic) => ({ ...topic, parent: { world: "region", region: "city" }[topic.slug] }))
    await resetTo(use().database, { ...bundle, topics })
    expect(await slugsUnder("city")).toEqual(["match", "bridge", "undated"])
    expect(await slugsUnder("world")).toEqual(["undated"])
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("are listed for what a merge adds and changes, and stay for the others", async () => {
    const [bridge] = bundle.articles
    await merge({
      articles: [
        { ...bridge, publishedAt: "2026-01-01T00:00:00Z", topics: ["sport"] },
        { ...bridge, slug: "added" },
      ],
    })
    expect(await slugsUnder("world")).toEqual(["match", "added", "undated"])
    expect(await slugsUnder("sport")).toEqual(["bridge", "match"])
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("go with articles and topics that are deleted", async () => {
    const topics = withParent("city", "world").filter(({ slug }) => slug !== "region")
    const [bridge, , undated] = bundle.articles
    await resetTo(use().database, { ...bundle, topics, articles: [bridge, undated] })
    expect(await slugsUnder("world")).toEqual(["bridge", "undated"])
    await resetTo(use().database, { ...bundle, topics, articles: [undated] })
    expect(await slugsUnder("city")).toEqual([])
    expect(await slugsUnder("world")).toEqual(["undated"])
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("may have a new parent that comes with the same merge, and no circle through stored topics", async () => {
    const continent = { ...bundle.topics[0], slug: "continent", parent: "sport" }
    await merge({ topics: [continent, ...withParent("world", "continent").filter(({ slug }) => slug === "world")] })
    expect(await slugsUnder("sport")).toEqual(["match", "bridge", "undated"])
    expect(await inconsistencies(use().database)).toEqual([])
    const circle = withParent("world", "city").filter(({ slug }) => slug === "world")
    await expect(merge({ topics: circle })).rejects.toThrow(/topics\.ndjson:1 parent: the topic stands below itself/)
    expect(await inconsistencies(use().database)).toEqual([])
  })
})
