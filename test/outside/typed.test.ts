import { cpSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, expect, it } from "vitest"
import { stop } from "../server/process.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { startOver } from "../support/served.ts"
import { installedExample, run } from "./npm.ts"

// gql.tada's command and graphql-codegen, in a package of their own: both want a TypeScript that can be called.

let folder: string
beforeAll(async () => {
  folder = await installedExample("typed")
  for (const part of ["codegen", "gql-tada"]) cpSync(join(folder, "schema.graphql"), join(folder, part, "schema.graphql"))
  await run("graphql-codegen", [], join(folder, "codegen"), { PATH: path() })
  await run("gql.tada", ["generate-output"], join(folder, "gql-tada"), { PATH: path() })
})
const path = () => `${join(folder, "node_modules/.bin")}:${process.env.PATH}`
const typecheck = (part: string) => run("tsc", ["-p", join(folder, part)], folder)

describeOnDatabases("examples/typed", "seeded", (use) => {
  it("has types for gql.tada's documents, and reads a story with them", async () => {
    await typecheck("gql-tada")
    const server = startOver(use().location)
    const { reportsOf } = await import(/* @vite-ignore */ join(folder, "gql-tada/story.ts"))
    const reports = (await reportsOf(`${await server.address}/graphql`, "us-iraq-strategic-dialogue-2021")) as string[]
    expect(reports).toHaveLength(5)
    for (const report of reports) expect(report).toMatch(/^<li dir="(rtl|ltr)">.* \(.+, 2021-0\d-\d\d\)<\/li>$/)
    await stop(server)
  })

  it("has types for graphql-codegen's documents, and sends their ids to a server that answers no others", async () => {
    await typecheck("codegen")
    const documents = join(folder, "codegen/gql/persisted-documents.json")
    const server = startOver(use().location, { TRUSTED_DOCUMENTS: documents, TRUSTED_DOCUMENTS_ONLY: "on" })
    const { headlines } = await import(/* @vite-ignore */ join(folder, "codegen/page.ts"))
    const found = (await headlines(`${await server.address}/graphql`, "matthew-tueller")) as string[]
    expect(found.length).toBeGreaterThan(2)
    expect(new Set(found).size).toBe(found.length)
    await stop(server)
  })
})

it("would tell a field that there is not", async () => {
  for (const [part, file] of [
    ["gql-tada", "story.ts"],
    ["codegen", "page.ts"],
  ] as const) {
    const { readFileSync, writeFileSync } = await import("node:fs")
    const source = join(folder, part, file)
    const text = readFileSync(source, "utf8")
    writeFileSync(source, text.replace(/\bheadline\b(?=[,) ])/g, "headlin"))
    await expect(typecheck(part)).rejects.toThrow(/error TS/)
    writeFileSync(source, text)
  }
})
