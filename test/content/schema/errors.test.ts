import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { failureToError } from "../../../src/errors.ts"
import { Failure, type FailureCode } from "../../../src/failure.ts"

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")

/** The members of an exported union of texts. */
const members = (source: string, name: string) => {
  const [, union = ""] = new RegExp(`export type ${name} =((?:\\s*\\| "[A-Z_]+")+)`).exec(source) ?? []
  return [...union.matchAll(/"([A-Z_]+)"/g)].map(([, code]) => code as string)
}

const codes = members(read("src/errors.ts"), "ErrorCode")
const failures = members(read("src/failure.ts"), "FailureCode") as FailureCode[]
const rows = [...read("docs/errors.md").matchAll(/^\| `([A-Z_]+)` \| ([\d, ]+) \| (.+) \| (.+) \|$/gm)]
const listed = new Map(rows.map(([, code, statuses]) => [code as string, statuses as string]))

describe("docs/errors.md", () => {
  it("lists exactly the codes that reach clients, each once", () => {
    expect(codes.length).toBeGreaterThan(10)
    expect(rows.map(([, code]) => code).toSorted()).toEqual(codes.toSorted())
  })

  it("has the status of each failure that clients are told of", () => {
    expect(failures.length).toBeGreaterThan(5)
    const told = failures.flatMap((code) => failureToError(new Failure(code, "x")) ?? [])
    expect(told.length).toBeGreaterThan(1)
    for (const { extensions } of told)
      expect(listed.get(extensions.code as string)).toContain(String((extensions.http as { status: number }).status))
  })

  it("has the status that the code gives, wherever it stands beside the code", () => {
    const texts = [
      "errors.ts",
      "serving/masking.ts",
      "serving/plugins/refusals.ts",
      "serving/plugins/limits/documents.ts",
      "serving/plugins/documents/plugin.ts",
    ]
    const given = texts.flatMap((file) => [
      ...read(`src/${file}`).matchAll(/codedError\(\s*"([A-Z_]+)",(?:(?!codedError|\n\})[\s\S])*?,\s*(\d{3}),?\s*\)/g),
    ])
    expect(given.length).toBeGreaterThan(4)
    for (const [, code, status] of given) expect(listed.get(code as string), code).toContain(status)
  })
})
