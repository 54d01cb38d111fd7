import { execFile } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { folderOf } from "../../support/folders.ts"

// Relay's own compiler takes the schema: nodes that can be read again, and lists that page.

const compiler = createRequire(import.meta.url)("relay-compiler") as unknown as string
const schemaText = readFileSync(new URL("../../../schema.graphql", import.meta.url), "utf8")
const run = promisify(execFile)

const PAGE = `const page = graphql\`
  query PageQuery($slug: String!, $first: Int!, $filter: ArticleFilter) {
    person(by: { slug: $slug }) { name ...Articles_person @arguments(first: $first) }
    articles(first: $first, filter: $filter) @connection(key: "Page_articles", filters: ["filter"]) {
      edges { node { id headline publisher { ...Source_source } } }
    }
  }
\`
`
const ARTICLES = `const articles = graphql\`
  fragment Articles_person on Person
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "ArticlesPaginationQuery") {
    articles(first: $first, after: $after) @connection(key: "Articles_articles") {
      totalCount
      edges { roles node { id headline } }
    }
  }
\`
`
const SOURCE = `const source = graphql\`
  fragment Source_source on Source @refetchable(queryName: "SourceRefetchQuery") { name(locale: EN) kind }
\`
`

async function compile(files: Record<string, string>) {
  const config = {
    src: "./src",
    schema: "./schema.graphql",
    language: "typescript",
    artifactDirectory: "./made",
    noFutureProofEnums: true,
  }
  const folder = folderOf({
    "relay.config.json": JSON.stringify(config),
    "schema.graphql": schemaText,
    "made/.keep": "",
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/${name}`, text])),
  })
  const result = await run(compiler, ["relay.config.json"], { cwd: folder, env: { PATH: process.env.PATH } }).then(
    ({ stdout, stderr }) => ({ failed: false, output: stdout + stderr }),
    (error: { stdout?: string; stderr?: string; message: string }) => ({
      failed: true,
      output: `${error.message}${error.stdout}${error.stderr}`,
    }),
  )
  return {
    ...result,
    made: (name: string) => readFileSync(join(folder, "made", name), "utf8"),
    has: (name: string) => existsSync(join(folder, "made", name)),
  }
}

describe("Relay's compiler", () => {
  it("takes connections, pagination and refetching", async () => {
    const { failed, output, made } = await compile({
      "Page.ts": PAGE,
      "Articles_person.ts": ARTICLES,
      "Source_source.ts": SOURCE,
    })
    expect({ failed, output }).toMatchObject({ failed: false })
    // What can be read again is read by `node(id:)`.
    for (const query of ["ArticlesPaginationQuery.graphql.ts", "SourceRefetchQuery.graphql.ts"])
      expect(made(query)).toContain('"name": "node"')
    expect(made("PageQuery.graphql.ts")).toContain("Page_articles")
    for (const field of ["cursor", "hasNextPage", "endCursor"]) expect(made("PageQuery.graphql.ts")).toContain(`"${field}"`)
  })

  it("would tell what does not fit", async () => {
    const { failed, output, has } = await compile({
      "Page.ts": PAGE.replace("headline", "headlin"),
      "Articles_person.ts": ARTICLES,
      "Source_source.ts": SOURCE,
    })
    expect(failed).toBe(true)
    expect(output).toContain("headlin")
    expect(has("PageQuery.graphql.ts")).toBe(false)
  })
})
