import { readdirSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, it } from "vitest"
import { z } from "zod"
import { NAMED } from "../../../src/content/named-kinds.ts"
import { contentSchemas } from "../../../src/content/records/records.ts"
import { curatedEntities, curatedStories, curatedTopics, frontMatter } from "../../../src/formats/curated/schemas.ts"
import { IN_PLAIN_WORDS, issuesOf } from "../../../src/text/structured/issues.ts"

const schemas: z.ZodType[] = [
  ...Object.values(contentSchemas),
  ...[...NAMED.map(curatedEntities), curatedTopics, curatedStories, frontMatter],
]
/** Names of zod's and of JavaScript's, and the beginnings of zod's messages. */
const ITS_OWN = /Invalid|Too (?:small|big)|Unrecognized|received|undefined|null|\bstring\b|\barray\b|\bobject\b|\brecord\b|NaN/

it("has words of its own for whatever comes", () => {
  const keys = [
    "slug",
    "names",
    "kind",
    "title",
    "articles",
    "headline",
    "language",
    "body",
    "people",
    "topics",
    "mentions",
    "statements",
  ]
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom("", "x".repeat(2_001), "a b", -1, 0.5, [[]], [{}]))
  const record = fc.dictionary(fc.constantFrom(...keys, "unknown"), value)
  fc.assert(
    fc.property(fc.constantFrom(...schemas), fc.oneof(value, record, fc.array(record, { maxLength: 2 })), (schema, input) => {
      const parsed = schema.safeParse(input, IN_PLAIN_WORDS)
      // Texts that came are in quotation marks.
      for (const { message } of issuesOf(parsed.error ?? new z.ZodError([])))
        expect(message.replace(/"(?:[^"\\]|\\.)*"/g, "")).not.toMatch(ITS_OWN)
    }),
    { numRuns: 500 },
  )
})

it("is asked for wherever a person reads what a schema finds", () => {
  const files = (readdirSync("src", { recursive: true }) as string[]).filter((file) => /^(?!db\/generated).*\.ts$/.test(file))
  const uses = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, "utf8").matchAll(/\.safeParse\((.*)/g)].map(([, rest]) => `${file} ${rest}`),
  )
  expect(uses.length).toBeGreaterThan(5)
  // This one says itself what it expects.
  expect(
    uses.filter((use) => !use.includes("IN_PLAIN_WORDS") && !use.startsWith("serving/plugins/documents/trusted.ts")),
  ).toEqual([])
})
