import { beforeAll, expect, it } from "vitest"
import { importFiles } from "../../src/writing/import/import.ts"
import { smallBundle } from "../support/bundles.ts"
import { testClient } from "../support/client.ts"
import { fingerprint, inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { folderOf } from "../support/folders.ts"

// The form in which cv.iptc.org publishes the Media Topics, with a few of them: written after its documentation, not taken from there.

const scheme = "http://cv.iptc.org/newscodes/mediatopic/"
const concept = (code: string, en: string, ar: string | null, more: object = {}) => ({
  uri: `${scheme}${code}`,
  qcode: `medtop:${code}`,
  type: ["http://www.w3.org/2004/02/skos/core#Concept"],
  inScheme: [scheme],
  modified: "2024-10-01T12:00:00+00:00",
  created: "2009-10-22T02:00:00+00:00",
  prefLabel: { "en-GB": en, ...(ar === null ? {} : { ar }), de: `${en} (de)` },
  definition: { "en-GB": `About ${en}.` },
  ...more,
})

const SET = {
  uri: scheme,
  type: "http://www.w3.org/2004/02/skos/core#ConceptScheme",
  dateReleased: "2024-10-01T12:00:00+00:00",
  conceptSet: [
    concept("20000065", "sports event", "حدث رياضي", { broader: ["medtop:15000000"] }),
    concept("11000000", "politics", "سياسة", { narrower: ["medtop:20000574"] }),
    concept("20000574", "election", "انتخابات", { broader: [`${scheme}11000000`] }),
    concept("20000575", "citizens initiative", null, { broader: ["medtop:20000574"] }),
    concept("15000000", "sport", "رياضة"),
    concept("20000999", "an old thing", "قديم", { broader: ["medtop:11000000"], retired: "2019-01-01T00:00:00+00:00" }),
    concept("20001000", "below an old thing", "تحته", { broader: ["medtop:20000999"] }),
    { ...concept("1", "of another scheme", null), uri: "http://cv.iptc.org/newscodes/genre/x", qcode: "genre:x" },
  ],
}

interface Topics {
  topics: { nodes: { slug: string; name: string; parent: { slug: string } | null; externalIds: { value: string }[] }[] }
}
const QUERY = `{ topics(first: 100) { nodes { slug name(locale: AR) parent { slug } externalIds { value } } } }`

describeOnDatabases("the Media Topics", "seeded copy", (use) => {
  const topics = async () => (await testClient(use().database).data<Topics>(QUERY)).topics.nodes
  const file = folderOf({ "cptall-en-GB.json": JSON.stringify(SET) })

  beforeAll(async () => {
    const bundle = smallBundle()
    await resetTo(use().database, {
      ...bundle,
      topics: [...bundle.topics, { ...bundle.topics[0], slug: "our-politics", parent: "world", mediaTopic: "medtop:11000000" }],
    })
  })

  it("load as a tree with both names; retired ones are left out, and what is known keeps slug and place", async () => {
    const report = await importFiles(use().database, [file])
    expect(report.changes.topics).toMatchObject({ created: 5, updated: 1 })
    expect(report.notes[0]).toMatch(/cptall-en-GB\.json: IPTC Media Topics, 6 in use$/)
    expect(report.notes.slice(1)).toEqual([
      "  1 retired, and left out",
      "  1 without an Arabic name: the file has none",
      "  1 stand at the top, since what was above them is retired or missing",
      "  1 of another scheme than medtop, and left out",
      "  1 known already: their slugs, names and places stay",
    ])
    const found = new Map((await topics()).map((topic) => [topic.externalIds[0]?.value, topic]))
    expect(found.get("medtop:11000000")).toMatchObject({ slug: "our-politics", name: "العالم", parent: { slug: "world" } })
    expect(found.get("medtop:20000574")).toMatchObject({
      slug: "election-20000574",
      name: "انتخابات",
      parent: { slug: "our-politics" },
    })
    expect(found.get("medtop:20000575")).toMatchObject({ name: "citizens initiative", parent: { slug: "election-20000574" } })
    expect(found.get("medtop:20000065")).toMatchObject({ parent: { slug: "sport-15000000" } })
    expect(found.get("medtop:20001000")).toMatchObject({ parent: null })
    expect(found.has("medtop:20000999")).toBe(false)
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("change nothing the second time, and keep their slugs when a label changes", async () => {
    const before = await fingerprint(use().database)
    expect((await importFiles(use().database, [file])).changes.topics).toMatchObject({ created: 0, updated: 0 })
    expect(await fingerprint(use().database)).toBe(before)
    const renamed = folderOf({ "m.json": JSON.stringify(SET).replace('"en-GB":"election"', '"en-GB":"elections"') })
    expect((await importFiles(use().database, [renamed])).changes.topics).toMatchObject({ created: 0, updated: 1 })
    expect((await topics()).map(({ slug }) => slug)).toContain("election-20000574")
  })

  it("are what documents name, also in the same import and before them", async () => {
    const ninjs = {
      uri: "urn:x:1",
      headlines: [{ value: "A vote" }],
      bodies: [{ value: "They vote." }],
      subjects: [{ name: "vote", uri: `${scheme}20000777` }],
    }
    const more = { ...SET, conceptSet: [concept("20000777", "referendum", "استفتاء")] }
    const report = await importFiles(use().database, [
      folderOf({ "a.json": JSON.stringify(ninjs), "z.json": JSON.stringify(more) }),
    ])
    expect(report.imported[0]?.article.topics).toEqual(["referendum-20000777"])
    expect(report.changes.topics).toMatchObject({ created: 1 })
  })
})
