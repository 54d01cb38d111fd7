import { existsSync, readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { describe, expect, it } from "vitest"

// The rules that keep the rooms clean (docs/where-things-live.md, docs/adr/0023), each as a look at the imports. A room is a folder right
// below src/, or a file there. Imports of types count like all others.

/** What stands at the bottom, from the lowest up. */
const PROCESS = ["failure.ts", "logger.ts", "version.ts", "compile-cache.ts", "errors.ts", "output.ts"]

/** Which rooms each room may import from. One that is not listed fails. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  "failure.ts": [],
  "logger.ts": [],
  "version.ts": [],
  "compile-cache.ts": [],
  "errors.ts": ["failure.ts"],
  "output.ts": ["failure.ts"],
  text: ["failure.ts"],
  "config.ts": ["failure.ts", "text"],
  db: ["failure.ts", "logger.ts"],
  graphql: ["errors.ts", "logger.ts", "db", "text"],
  evidence: ["failure.ts", "text"],
  content: ["errors.ts", "failure.ts", "db", "graphql", "evidence", "text"],
  formats: ["failure.ts", "db", "content", "evidence", "text"],
  writing: ["failure.ts", "version.ts", "db", "formats", "content", "evidence", "text"],
  serving: [...PROCESS, "config.ts", "background.ts", "db", "writing", "formats", "content", "graphql", "evidence", "text"],
  // The process that works off what waits; servers and commands start it.
  "background.ts": [...PROCESS, "config.ts", "db", "writing"],
  "app.ts": [...PROCESS, "config.ts", "db", "serving", "content"],
  "server.ts": [...PROCESS, "config.ts", "db", "app.ts", "serving", "writing"],
  // The command `serve` starts the server; the server knows of no command.
  cli: [...PROCESS, "config.ts", "background.ts", "db", "server.ts", "writing", "formats", "content", "evidence", "text"],
}

/** The same within rooms of several storeys: their folders, and the files beside them. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  serving: {
    "masking.ts": [],
    "outlive-defects.ts": [],
    http: [],
    graphiql: ["http"],
    reader: ["http"],
    workers: [],
    "rate-limit": ["http"],
    "response-cache": ["http"],
    plugins: ["http", "graphiql", "rate-limit"],
    direct: ["http", "rate-limit", "response-cache"],
  },
  writing: {
    "content-size-sql.ts": ["stage"],
    "outlast.ts": [],
    "vacuum-content.ts": [],
    changes: [],
    names: [],
    totals: [],
    "passed-over": [],
    stage: [],
    "pace.ts": [],
    index: ["pace.ts", "changes", "passed-over"],
    annotate: ["pace.ts", "names", "changes", "passed-over"],
    background: ["pace.ts", "changes", "passed-over", "index", "annotate"],
    merge: ["names", "changes", "stage", "totals", "index", "annotate"],
    export: ["content-size-sql.ts", "stage"],
    "write.ts": ["content-size-sql.ts", "changes", "passed-over", "stage", "totals", "index", "annotate", "merge"],
    import: ["names", "passed-over", "merge", "export", "write.ts"],
    "prepare.ts": ["content-size-sql.ts", "outlast.ts", "write.ts"],
  },
}

const source = new URL("../src/", import.meta.url)
const files = (readdirSync(source, { recursive: true }) as string[])
  .filter((file) => file.endsWith(".ts") && !file.startsWith("db/generated"))
  .map((file) => ({ file, text: readFileSync(new URL(file, source), "utf8") }))

/** `from "…"`, `import "…"`, `import("…")`, `declare module "…"`, and files that are run by their address, as workers are. */
const IMPORTED = /(?:\bfrom|\bimport\(?|\bdeclare module|\bnew URL\()\s*"([^"]+)"/g

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORTED)].map(([, from]) => from as string)
}

/** The files of src/ that each file imports. */
const graph = new Map(
  files.map(({ file, text }) => {
    const paths = importsOf(text).filter((from) => from.startsWith(".") && from.endsWith(".ts"))
    return [file, new Set(paths.map((path) => posix.join(posix.dirname(file), path)))] as const
  }),
)

const roomOf = (file: string) => file.split("/", 1)[0] as string

/** Which parts import from which, each with an import that shows it. @param partOf the part of a file; null where it has none. */
function arrows(partOf: (file: string) => string | null): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  for (const [file, imported] of graph)
    for (const to of imported) {
      const [one, other] = [partOf(file), partOf(to)]
      if (one === null || other === null || one === other) continue
      found.set(one, (found.get(one) ?? new Map()).set(other, `${file} → ${to}`))
    }
  return found
}

function forbidden(allowed: Readonly<Record<string, readonly string[]>>, found: Map<string, Map<string, string>>): string[] {
  return [...found].flatMap(([one, others]) =>
    [...others].flatMap(([other, example]) => (allowed[one]?.includes(other) ? [] : [example])),
  )
}

/** Groups in which each member reaches each other (Tarjan). */
function circles(nodes: Iterable<string>, next: (node: string) => Iterable<string>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const visit = (node: string): number => {
    const at = index.size
    index.set(node, at)
    low.set(node, at)
    open.push(node)
    for (const other of next(node)) {
      const reached = index.has(other) ? (open.includes(other) ? (index.get(other) as number) : at) : visit(other)
      low.set(node, Math.min(low.get(node) as number, reached))
    }
    if (low.get(node) === at) {
      const group = open.splice(open.indexOf(node))
      if (group.length > 1) found.push(group)
    }
    return low.get(node) as number
  }
  for (const node of nodes) if (!index.has(node)) visit(node)
  return found
}

const filesWhere = (test: (file: { file: string; text: string }) => boolean) => files.filter(test).map(({ file }) => file)
const imports = (text: string, pattern: RegExp) => importsOf(text).some((from) => pattern.test(from))

describe("the arrows between rooms", () => {
  it("finds an import however it is written", () => {
    const text = `import type { A } from "./a.ts"
      export { b } from "./b.ts"
      import "./c.ts"
      const d = await import("./d.ts")
      let e: import("./e.ts").E
      new Worker(new URL("./f.ts", import.meta.url))
      declare module "./g.ts" {}
      import {
        h,
      } from "./h.ts"`
    expect(importsOf(text)).toEqual([..."abcdefgh"].map((name) => `./${name}.ts`))
  })

  it("are of files that there are", () => {
    const missing = [...graph].flatMap(([file, imported]) =>
      [...imported].filter((to) => !existsSync(new URL(to, source))).map((to) => `${file} → ${to}`),
    )
    expect(missing).toEqual([])
    expect([...graph.values()].flatMap((imported) => [...imported]).length).toBeGreaterThan(2_000)
  })

  it("are between rooms that are listed", () => {
    const rooms = [...new Set(files.map(({ file }) => roomOf(file)))]
    expect(Object.keys(ARROWS).toSorted()).toEqual(rooms.toSorted())
  })

  it("go down only", () => {
    expect(forbidden(ARROWS, arrows(roomOf))).toEqual([])
    expect(circles(Object.keys(ARROWS), (room) => ARROWS[room] ?? [])).toEqual([])
  })

  it.each(Object.entries(INSIDE))("go down only in %s/ too", (room, allowed) => {
    const partOf = (file: string) => (roomOf(file) === room ? (file.split("/")[1] as string) : null)
    const parts = [...new Set(files.flatMap(({ file }) => partOf(file) ?? []))]
    expect(Object.keys(allowed).toSorted()).toEqual(parts.toSorted())
    expect(forbidden(allowed, arrows(partOf))).toEqual([])
    expect(circles(Object.keys(allowed), (part) => allowed[part] ?? [])).toEqual([])
  })

  it("make no circle between files", () => {
    expect(circles(graph.keys(), (file) => graph.get(file) ?? [])).toEqual([])
    expect(circles(["a", "b", "c", "d"], (node) => ({ a: ["b"], b: ["c"], c: ["b", "d"] })[node] ?? [])).toEqual([["b", "c"]])
  })
})

describe("the rooms", () => {
  const resolvers = ({ file }: { file: string }) =>
    /^content\/[^/]+\/(.*-)?(type|queries|connection|named|ref|input|found)\.ts$/.test(file)

  it("reads the environment in config.ts only", () => {
    expect(filesWhere(({ text }) => text.includes("process.env"))).toEqual(["config.ts"])
  })

  it("writes SQL in sql.ts and db/ only", () => {
    const writesSql = /\bsql`|\b(SELECT|INSERT INTO|DELETE FROM|CREATE TEMP)\b[^.]*\b(FROM|VALUES|WHERE|TABLE)\b/
    expect(filesWhere(({ file, text }) => !file.endsWith("sql.ts") && !file.startsWith("db/") && writesSql.test(text))).toEqual(
      [],
    )
  })

  it("keeps GraphQL out of loaders, SQL, writing, evidence, text, formats and the database", () => {
    const without = /^content\/.*(loaders|sql)\.ts$|^(writing|evidence|text|db|formats)\//
    const graphql = /^(graphql|graphql-yoga|@pothos\/.*)$|^(\.\.?\/)+(errors|schema)\.ts$|\/graphql\//
    // It says what its loaders are to the context of the kit.
    const adds = /declare module "\.\.\/graphql\/context\.ts"/
    expect(filesWhere(({ file, text }) => without.test(file) && imports(text.replace(adds, ""), graphql))).toEqual([])
  })

  it("reaches data from types and queries through the loaders only", () => {
    const data = /\/db\/(database|prisma)\.ts$|\/loaders\.ts$|^pg$|sql-template-tag/
    expect(files.filter(resolvers).length).toBeGreaterThan(30)
    const reaching = filesWhere((entry) => resolvers(entry) && imports(entry.text.replace(/^import type .*$/gm, ""), data))
    expect(reaching).toEqual([])
  })

  it("keeps the loaders that content adds to the context out of the kit", () => {
    expect(
      filesWhere(
        ({ file, text }) => file.startsWith("graphql/") && /context\.loaders|\{[^}]*loaders[^}]*\}: Context/.test(text),
      ),
    ).toEqual([])
  })

  it("keeps kinds of content out of the database's room", () => {
    const kinds = /\b(articles?|people|persons?|sources?|topics?|stor(y|ies)|mentions|passages)\b/
    const told = filesWhere(
      ({ file, text }) => file.startsWith("db/") && kinds.test(text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, "")),
    )
    expect(told).toEqual([])
  })

  it("imports the whole schema from the application and the schema command only", () => {
    expect(filesWhere(({ text }) => imports(text, /(^|\/)schema\.ts$/) && !/commands\/schema\.ts/.test(text)).sort()).toEqual([
      "app.ts",
      "cli/commands/schema.ts",
    ])
  })
})
