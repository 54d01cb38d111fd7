import { PGlite } from "@electric-sql/pglite"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { annotateText } from "../../../src/evidence/annotate-text.ts"
import { concernsOf } from "../../../src/evidence/names/concerns.ts"
import { buildDictionary, byEntity, changeDictionary, type DictionaryName } from "../../../src/evidence/names/dictionary.ts"
import { binaryVectors } from "../../../src/text/search/binary-vectors.ts"
import type { NameQuery } from "../../../src/text/search/name-query.ts"
import { addVector } from "../../../src/writing/index/vector.ts"
import { queriesOf } from "../../../src/writing/names/concern-queries.ts"

// Names of two families, of people, places and papers, whose words are also ordinary ones and parts of one another.
const WORDS = [
  "علي",
  "قاسم",
  "سليماني",
  "السليماني",
  "الغد",
  "غد",
  "رئيس",
  "يونس",
  "Ali",
  "Kata'ib",
  "Kataib",
  "Iraq",
  "Post",
  "Sea",
]
const entity = fc.constantFrom<DictionaryName["entity"]>(
  { kind: "person", slug: "a" },
  { kind: "person", slug: "b" },
  { kind: "person", slug: "c" },
  { kind: "source", slug: "d", sourceKind: "NEWS_OUTLET" },
  { kind: "source", slug: "d", sourceKind: "MILITARY" },
  { kind: "topic", slug: "e" },
)
const names = fc
  .tuple(
    entity,
    fc.array(
      fc.record({
        value: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
        nameKind: fc.constantFrom<DictionaryName["nameKind"]>("CANONICAL", "ALIAS"),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([entity, all]) => all.map((one): DictionaryName => ({ entity, ...one })))

/** A word as it may stand in a text: behind clitics, spelled otherwise, on one side of an apostrophe. */
const written = fc
  .tuple(
    fc.constantFrom("", "", "", "و", "ب", "ل", "وب", "ال", "وال", "لل", "فلل", "س", "l'", "qu'"),
    fc.constantFrom(...WORDS, ...WORDS.map((word) => word.toUpperCase()), "عليّ", "سليمانى", "السُّليماني", "Kat’aib", "ka'ta'ib"),
    fc.constantFrom("", "", "", "'s", "’s", "،"),
  )
  .map((parts) => parts.join(""))
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: written },
      fc.constantFrom("قال", "إن", "أكد", "صحيفة", "بحسب", "said", "that", "«", "»", ".", "\n\n"),
    ),
    {
      maxLength: 25,
    },
  )
  .map((words) => words.join(" "))

let database: PGlite
beforeAll(async () => {
  database = await PGlite.create()
})
afterAll(() => database.close())

describe("the articles that a change of names may concern", () => {
  it("are all in which anything is found otherwise by it", async () => {
    let differing = 0
    let spared = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(names, { maxLength: 5 }),
        names,
        fc.array(text, { minLength: 20, maxLength: 20 }),
        async (all, changed, bodies) => {
          const before = byEntity([...new Map(all.map((some) => [some[0]?.entity.slug, some])).values()].flat())
          const key = changed[0] ? `${changed[0].entity.kind}:${changed[0].entity.slug}` : "person:a"
          const after = new Map([...before, [key, changed]])
          const old = buildDictionary([...before.values()].flat())
          const now = changeDictionary(old, new Map([[key, changed]]))
          const concerned = await foundBy(bodies, queriesOf(concernsOf(only(before, key), only(after, key), now)))
          for (const [index, body] of bodies.entries()) {
            const differs = JSON.stringify(annotateText({ body }, old)) !== JSON.stringify(annotateText({ body }, now))
            if (differs) differing++
            if (!concerned.has(index)) spared++
            expect([body, differs && !concerned.has(index)]).toEqual([body, false])
          }
        },
      ),
      { numRuns: 200 },
    )
    // Neither all of them nor none.
    expect([differing > 100, spared > 1000]).toEqual([true, true])
  }, 120_000)

  it("are found in texts of which an index entry cannot hold all words or places", async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => `كلمة${index.toString(36)}و`).join(" ")
    const bodies = [
      `${many} زار قاسم سليماني`,
      `${"كلمة ".repeat(17_000)} قاسم سليماني`,
      `${"قاسم ثم ".repeat(300)} قاسم سليماني`,
      `${"كلمة ".repeat(300)} سليماني ثم قاسم`,
    ]
    const queries = queriesOf([{ words: ["قاسم", "سليماني"], before: "PROCLITICS" }])
    expect([...(await foundBy(bodies, queries))].sort()).toEqual([0, 1, 2, 3])
    expect([...(await foundBy(["سليماني ثم قاسم", "وقاسم سليماني"], queries))]).toEqual([1])
  })
})

function only<Value>(names: ReadonlyMap<string, Value>, key: string): Map<string, Value> {
  const value = names.get(key)
  return value === undefined ? new Map() : new Map([[key, value]])
}

/** The places of the bodies whose index entries one of the queries finds, both ways. */
async function foundBy(bodies: readonly string[], queries: readonly NameQuery[]): Promise<Set<number>> {
  const vectors = binaryVectors()
  for (const body of bodies) addVector(vectors, { headline: "", body, linked: [] }, new Set())
  const asTheyAre = (bytes: Buffer) => bytes as unknown as string
  const { rows } = await database.query<{ place: number }>(
    `SELECT v.place::int - 1 AS place FROM unnest($1::tsvector[]) WITH ORDINALITY AS v(vector, place)
      WHERE EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS q(exact, quick) WHERE v.vector @@ q.exact::tsquery AND v.vector @@ q.quick::tsquery)`,
    [vectors.array(), queries.map(({ exact }) => exact), queries.map(({ quick }) => quick)],
    { serializers: { 3643: asTheyAre } },
  )
  return new Set(rows.map(({ place }) => place))
}
