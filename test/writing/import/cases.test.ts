import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { parse } from "yaml"
import { importFiles } from "../../../src/writing/import/import.ts"
import { testClient } from "../../support/client.ts"
import { resetTo } from "../../support/contents.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"

// What newsrooms hand in, and what comes of it: a file of cases/ for each kind of fault, a case a list of files that are imported one after the
// other, each by a command of its own. To add one, write it there; hosts and names of people are a case's own, since all share a database.

interface Case {
  readonly case: string
  /** By name: text, or bytes as base64 behind "base64:". */
  readonly files: Readonly<Record<string, string>>
  /** Whether one command imports all files. */
  readonly together?: boolean
  /** What is stored in the end, in the order in which it came; of each only what is told here. Passages begin with "H " or "P ". */
  readonly articles: readonly Readonly<Record<string, unknown>>[]
  /** What must stand in the report, and what in the reasons of refusals, each as a regular expression. */
  readonly notes?: readonly string[]
  readonly refused?: readonly string[]
}

const folder = join(import.meta.dirname, "cases")
let opened: TestDatabase

beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "migrated")
  const source = (slug: string, kind: string, ...values: string[]) => ({
    ...{ slug, kind },
    names: values.map((value, index) => ({ value, language: "en", kind: index === 0 ? "CANONICAL" : "ALIAS" })),
  })
  await resetTo(opened.database, {
    sources: [source("known-wire", "NEWS_AGENCY", "Known Wire", "K.W.")],
    people: [],
    topics: [],
    articles: [],
  })
  return () => opened.close()
})

async function imported(files: Readonly<Record<string, string>>) {
  const contents = Object.entries(files).map(([name, text]) => [
    name,
    text.startsWith("base64:") ? Buffer.from(text.slice("base64:".length), "base64") : text,
  ])
  return importFiles(opened.database, [folderOf(Object.fromEntries(contents))])
}

async function stored(slug: string) {
  const { article } = await testClient(opened.database).data<{ article: Record<string, unknown> & Stored }>(
    `query ($slug: String!) { article(by: { slug: $slug }) { headline headlineDerived language direction publishedAt url summary
       publisher { name } people(first: 20) { edges { role node { name } } } passages(first: 50) { nodes { kind text } } } }`,
    { slug },
  )
  return {
    ...article,
    publisher: article.publisher?.name ?? null,
    people: article.people.edges.map(({ role, node }) => `${role} ${node.name}`),
    passages: article.passages.nodes.map(({ kind, text }) => `${kind[0]} ${text}`),
  }
}
interface Stored {
  readonly publisher: { readonly name: string } | null
  readonly people: { readonly edges: readonly { readonly role: string; readonly node: { readonly name: string } }[] }
  readonly passages: { readonly nodes: readonly { readonly kind: string; readonly text: string }[] }
}

for (const file of readdirSync(folder)) {
  const cases = parse(readFileSync(join(folder, file), "utf8")) as Case[]
  describe(file.replace(".yaml", ""), () => {
    it.each(cases.map((one) => [one.case, one] as const))(
      "%s",
      async (_, { files, together, articles, notes = [], refused = [] }) => {
        const commands = together ? [files] : Object.entries(files).map(([name, text]) => ({ [name]: text }))
        const slugs = new Set<string>()
        const lines: string[] = []
        const reasons: string[] = []
        for (const command of commands) {
          const report = await imported(command)
          for (const { article, notes: said } of report.imported) {
            slugs.add(article.slug)
            lines.push(...said)
          }
          reasons.push(...report.refused.map(({ reason }) => reason))
        }
        expect(await Promise.all([...slugs].map(stored)), lines.join("\n")).toMatchObject(articles)
        for (const note of notes) expect(lines.join("\n")).toMatch(new RegExp(note))
        expect(reasons).toHaveLength(refused.length)
        for (const [index, reason] of refused.entries()) expect(reasons[index]).toMatch(new RegExp(reason))
        // The same again changes nothing.
        const again = await imported(commands.at(-1) ?? {})
        expect(again.changes).toMatchObject({
          articles: { created: 0, updated: 0 },
          people: { created: 0, updated: 0 },
          sources: { created: 0, updated: 0 },
        })
      },
    )
  })
}
