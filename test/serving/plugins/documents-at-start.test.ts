import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { schema } from "../../../src/content/schema.ts"
import { DocumentStore } from "../../../src/serving/plugins/documents/store.ts"
import { readTrustedDocuments } from "../../../src/serving/plugins/documents/trusted.ts"
import { folderOf, temporaryFolder } from "../../support/folders.ts"

// Wrong documents are told at start, all at once, each with its file.

const GOOD = "{ articles { totalCount } }"
const read = (files: Record<string, string>) => () => readTrustedDocuments(folderOf(files), schema)

describe("trusted documents", () => {
  it.each<[string, Record<string, string>, string]>([
    [
      "a field that is not there",
      { "a/b.graphql": "{\n  articlez { totalCount }\n}" },
      'a/b.graphql: Cannot query field "articlez" on type "Query"',
    ],
    ["no GraphQL", { "a.gql": "{ articles" }, "a.gql: Syntax Error: Expected Name, found <EOF>."],
    ["nothing", { "a.graphql": "" }, "a.graphql: Syntax Error"],
    ["a fragment alone", { "a.graphql": "fragment F on Article { slug }" }, 'a.graphql: Fragment "F" is never used.'],
    ["a wrong one in a manifest", { "m.json": JSON.stringify({ abc: "{ x }" }) }, 'm.json, abc: Cannot query field "x"'],
    [
      "two under one id",
      { "a.graphql": GOOD, "m.json": JSON.stringify({ a: "{ topics { totalCount } }" }) },
      "m.json, a: another document has the id a too",
    ],
    ["a manifest that is none", { "m.json": "[1]" }, "m.json: expected a JSON object of documents"],
    ["JSON that is none", { "m.json": "{" }, "m.json: expected a JSON object of documents"],
    ["an empty folder", { "readme.md": "x" }, "expected .graphql files or manifests (.json), found none"],
  ])("refuse %s", (_what, files, message) => {
    expect(read(files)).toThrow(message)
    expect(read(files)).toThrow(expect.objectContaining({ name: "Failure", code: "CONFIGURATION" }))
  })

  it("tell where in the file, and everything at once", () => {
    const files = { "a.graphql": "{\n  articlez { totalCount }\n}", "b.graphql": "{ x }", "c.graphql": GOOD }
    expect(read(files)).toThrow("(line 2, column 3)\n  b.graphql: ")
    expect(read(files)).not.toThrow("c.graphql")
  })

  it("refuse a folder that is not there", () => {
    const path = join(temporaryFolder(), "none")
    expect(() => readTrustedDocuments(path, schema)).toThrow(`TRUSTED_DOCUMENTS=${path}: expected a folder`)
  })

  it("come from one file as well, and the same text may have two ids", () => {
    const folder = folderOf({ "m.json": JSON.stringify({ a: GOOD, b: GOOD }) })
    expect(readTrustedDocuments(join(folder, "m.json"), schema).byId.get("b")).toBe(GOOD)
  })
})

describe("the store of automatic documents", () => {
  it("forgets what was not asked for the longest", () => {
    const store = new DocumentStore(2, 1_000)
    store.set("a", "1")
    store.set("b", "2")
    store.get("a")
    store.set("c", "3")
    expect(["a", "b", "c"].map((key) => store.get(key))).toEqual(["1", undefined, "3"])
  })

  it("is bounded in size, and takes nothing that is larger than all of it", () => {
    const store = new DocumentStore(100, 10)
    store.set("a", "12345")
    store.set("b", "12345")
    store.set("c", "1")
    expect(["a", "b", "c"].map((key) => store.get(key))).toEqual([undefined, "12345", "1"])
    store.set("d", "x".repeat(11))
    expect(store.get("d")).toBeUndefined()
    store.set("e", "1")
    expect(store.get("e")).toBe("1")
  })
})
