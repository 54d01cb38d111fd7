import { beforeAll, expect, it } from "vitest"
import { fold } from "../../../src/text/fold.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { ask, type List, type Named, readNamed, TYPES } from "./named.ts"
import { idOf } from "./reference.ts"

// Filters of sources, people and topics, against a recomputation over all of them.

const begins = (prefix: string) => (row: Named) =>
  row.names.some(({ value }) => fold(value).startsWith(fold(prefix).trimStart()))
const since = (at: string) => (row: Named) => (row.latest.nodes[0]?.publishedAt ?? "") >= at
const AT = "2021-03-01T00:00:00.000Z"
const LATER = "2025-01-01T00:00:00.000Z"

const CASES: [List, object, (row: Named) => boolean][] = [
  ["sources", { kind: ["NEWS_OUTLET", "MILITARY"] }, ({ kind }) => kind === "NEWS_OUTLET" || kind === "MILITARY"],
  ["sources", { kind: [] }, () => false],
  ["sources", { not: { kind: ["NEWS_OUTLET"] } }, ({ kind }) => kind !== "NEWS_OUTLET"],
  ["sources", { country: ["IQ", "US"] }, ({ country }) => country === "IQ" || country === "US"],
  ["sources", { not: { country: ["IQ"] } }, ({ country }) => country !== "IQ"],
  ["sources", { country: ["iq", "\0"] }, () => false],
  ["people", { country: ["IQ"] }, ({ country }) => country === "IQ"],
  ["people", { namePrefix: "تول" }, begins("تول")],
  ["people", { namePrefix: "TUELL" }, begins("tuell")],
  ["people", { namePrefix: "  أبو  " }, begins("ابو ")],
  ["people", { namePrefix: "ابو" }, begins("أبو")],
  ["people", { namePrefix: "" }, () => true],
  ["people", { namePrefix: "\u{10FFFF}" }, () => false],
  ["people", { namePrefix: "\ud800\0'%_" }, () => false],
  ["sources", { namePrefix: "وا" }, begins("وا")],
  ["topics", { namePrefix: "ال" }, begins("ال")],
  ["people", { articlesSince: AT }, since(AT)],
  ["sources", { articlesSince: LATER }, since(LATER)],
  ["topics", { articlesSince: AT }, since(AT)],
  ["topics", { not: { articlesSince: LATER } }, (row) => !since(LATER)(row)],
  ["topics", { top: true }, ({ parent }) => parent === null],
  ["topics", { top: false }, ({ parent }) => parent !== null],
  ["topics", { parent: [] }, () => false],
  ["topics", { parent: ["nobody"] }, () => false],
  ["topics", { not: { parent: [] } }, () => true],
  ["topics", { or: [] }, () => false],
  ["topics", { or: [{ top: true }, { namePrefix: "ال" }] }, (row) => row.parent === null || begins("ال")(row)],
  ["people", { and: [{ country: ["IQ"] }, { not: { namePrefix: "س" } }] }, (row) => row.country === "IQ" && !begins("س")(row)],
  ["people", { not: {} }, () => false],
]

describeOnDatabases("lists of names", "seeded", (use) => {
  let client: TestClient
  let all: Record<List, Named[]>
  beforeAll(async () => {
    client = testClient(use().database)
    all = await readNamed(client)
  })

  it.each(CASES)("%s %j", async (list, filter, holds) => {
    const { totalCount, nodes } = await ask(client, list, filter, null)
    const wanted = all[list].filter(holds)
    expect(nodes.map(({ slug }) => slug)).toEqual(wanted.slice(0, 100).map(({ slug }) => slug))
    expect(totalCount).toBe(wanted.length)
  })

  it("tells the topics right below some, by slug and id", async () => {
    const parents = [...new Set(all.topics.flatMap(({ parent }) => parent?.slug ?? []))].slice(0, 2)
    const { nodes } = await ask(client, "topics", { parent: [parents[0], idOf("topic", parents[1] as string)] }, null)
    const wanted = all.topics.filter(({ parent }) => parent && parents.includes(parent.slug))
    expect(wanted.length).toBeGreaterThan(1)
    expect(nodes.map(({ slug }) => slug)).toEqual(wanted.slice(0, 100).map(({ slug }) => slug))
  })

  it.each([
    ["sources", { kind: Array(101).fill("NGO") }, "BAD_USER_INPUT"],
    ["people", { country: Array(101).fill("IQ") }, "BAD_USER_INPUT"],
    ["people", { namePrefix: "ا".repeat(201) }, "BAD_USER_INPUT"],
    ["topics", { parent: [idOf("person", "joe-biden")] }, "BAD_USER_INPUT"],
    ["topics", { or: Array(51).fill({ top: true }) }, "BAD_USER_INPUT"],
    ["topics", { or: Array(51).fill({}) }, "BAD_USER_INPUT"],
    ["topics", { articlesSince: "yesterday" }, "BAD_USER_INPUT"],
  ] as const)("refuses %s %j", async (list, filter, code) => {
    const { errors } = await client.query(`query ($f: ${TYPES[list]}Filter) { ${list}(filter: $f) { totalCount } }`, {
      f: filter,
    })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code])
    expect(client.statements).toEqual([])
  })
})
