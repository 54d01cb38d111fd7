import { cpSync, readFileSync } from "node:fs"
import { join } from "node:path"
import sql from "sql-template-tag"
import { expect, inject, it } from "vitest"
import { EXIT } from "../../src/cli/exit-codes.ts"
import { isnad, projectFolder } from "../support/commands.ts"
import { compact } from "../support/compact.ts"
import { open } from "../support/databases.ts"
import { folderOf } from "../support/folders.ts"

// docs/commands.md has commands with what they really write, from a folder with a seeded database and a document. After a change
// that is meant, `npm test -- -u` writes it anew. What differs from machine to machine is replaced by what stands there.

const path = `${projectFolder}docs/commands.md`
const EXAMPLE = /```console\n\$ isnad (.*)\n[\s\S]*?```/g

it("shows what the commands really write", { timeout: 300_000 }, async () => {
  const folder = folderOf({ "report.txt": "خبر من بغداد\n\nقال ماثيو تولر إن الجولة الجديدة في نيسان." })
  cpSync(inject("embeddedTemplates").seeded, join(folder, "data"), { recursive: true })
  // It is held open, so that none of the commands has to.
  const database = open({ databaseUrl: null, dataDir: join(folder, "data") })
  await database.query(sql`SELECT`)
  const written = readFileSync(path, "utf8")
  const examples = [...written.matchAll(EXAMPLE)] as unknown as [string, string][]
  expect(examples.length).toBeGreaterThan(8)
  let rendered = written
  for (const [example, args] of examples) {
    const stdout = masked(await outputOf(args.split(" "), folder), folder)
    const output = args.endsWith("--json") ? compact(JSON.parse(stdout)) : stdout.trimEnd()
    const block = `\`\`\`console\n$ isnad ${args}\n${output}\n\`\`\``
    rendered = rendered.replace(example, () => block)
  }
  await database.close()
  await expect(rendered).toMatchFileSnapshot(path)
})

it("says how commands end", () => {
  const codes = [...readFileSync(path, "utf8").matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(codes).toEqual([...Object.values(EXIT), 130])
})

/** Standard output, however the command ends. */
async function outputOf(args: string[], folder: string): Promise<string> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    return (await isnad(args, { databaseUrl: null, dataDir: "data" }, { PORT: "0" })).stdout
  } finally {
    process.chdir(before)
  }
}

function masked(output: string, folder: string): string {
  return output.replaceAll(folder, "/srv/isnad").replace(/[\d,.]+ MB free/, "60,000 MB free")
}
