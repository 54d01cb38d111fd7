import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

// The rules that keep the rooms clean (docs/where-things-live.md), each as a look at the imports.

const source = new URL("../src/", import.meta.url)
const files = (readdirSync(source, { recursive: true }) as string[])
  .filter((file) => file.endsWith(".ts") && !file.startsWith("db/generated"))
  .map((file) => ({ file, text: readFileSync(new URL(file, source), "utf8") }))

const filesWhere = (test: (file: { file: string; text: string }) => boolean) => files.filter(test).map(({ file }) => file)
const imports = (text: string, pattern: RegExp) =>
  [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].some(([, from]) => pattern.test(from as string))

const FEATURES = /^content\/(articles|people|sources|topics|names|passages|mentions|statements)\//
const WITHOUT_GRAPHQL = /^(?!serving\/plugins).*\/(loaders|sql)\.ts$|^(writing|evidence|text|db|cli|formats)\//

describe("the rooms", () => {
  it("reads the environment in config.ts only", () => {
    expect(filesWhere(({ text }) => text.includes("process.env"))).toEqual(["config.ts"])
  })

  it("writes SQL in sql.ts and db/ only", () => {
    const writesSql = /\bsql`|\b(SELECT|INSERT INTO|DELETE FROM|CREATE TEMP)\b[^.]*\b(FROM|VALUES|WHERE|TABLE)\b/
    expect(filesWhere(({ file, text }) => !file.endsWith("sql.ts") && !file.startsWith("db/") && writesSql.test(text))).toEqual(
      [],
    )
  })

  it("keeps GraphQL out of loaders, SQL, ingest, text and the database", () => {
    const graphql = /^(graphql|graphql-yoga|@pothos\/.*)$|^(\.\.?\/)+(errors|schema)\.ts$|\/graphql\//
    expect(filesWhere(({ file, text }) => WITHOUT_GRAPHQL.test(file) && imports(text, graphql))).toEqual([])
  })

  it("reaches data from types and queries through the loaders only", () => {
    const data = /\/db\/(database|prisma)\.ts$|\/loaders\.ts$|^pg$|sql-template-tag/
    const resolvers = ({ file }: { file: string }) =>
      FEATURES.test(file) && /\/(type|queries|connection|named|ref)\.ts$/.test(file)
    const reaching = filesWhere((entry) => resolvers(entry) && imports(entry.text.replace(/^import type .*$/gm, ""), data))
    expect(reaching).toEqual([])
  })

  it("keeps features out of the builder and the schema kit", () => {
    const feature = /\/(articles|people|sources|topics|names|passages|mentions|statements|writing|evidence)\//
    expect(filesWhere(({ file, text }) => file.startsWith("graphql/") && imports(text, feature))).toEqual([])
  })

  it("imports the whole schema from the application and the schema command only", () => {
    expect(filesWhere(({ text }) => imports(text, /(^|\/)schema\.ts$/) && !/commands\/schema\.ts/.test(text)).sort()).toEqual([
      "app.ts",
      "cli/commands/schema.ts",
    ])
  })

  it("has files of one idea: none is longer than 200 lines", () => {
    expect(filesWhere(({ text }) => text.split("\n").length > 200)).toEqual([])
  })
})
