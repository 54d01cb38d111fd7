import { GraphQLError, parse } from "graphql"
import { expect, it } from "vitest"
import { documentCaches } from "../../../src/serving/http/document-caches.ts"

it("keep what is used, and as much as fits", () => {
  const { documentCache } = documentCaches()
  const query = "{ articles { totalCount } }"
  documentCache.set(query, parse(query))
  for (let i = 0; i < 200; i++) {
    const text = `{ __typename } # ${i} ${"ع".repeat(400_000)}`
    documentCache.set(text, parse(text))
    expect(documentCache.get(query)).toBeDefined()
  }
  expect(documentCache.size).toBeLessThan(170)
  for (let i = 0; i < 40; i++) {
    const text = `{ a${i}: __typename ${"a ".repeat(4_900)} }`
    documentCache.set(text, parse(text))
  }
  expect(documentCache.size).toBeLessThan(40)
})

it("keep few long texts that are no documents", () => {
  const { errorCache } = documentCaches()
  for (let i = 0; i < 100; i++) errorCache.set(`{ ${i} ${"x".repeat(400_000)}`, new GraphQLError("Syntax Error"))
  expect(errorCache.size).toBeLessThan(12)
})
