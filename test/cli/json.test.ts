import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { isnad, nowhere } from "../support/commands.ts"
import { describeOnDatabases, holdOpen } from "../support/databases.ts"
import { folderOf, temporaryFolder } from "../support/folders.ts"

// With `--json`, standard output is one JSON document, whatever happens; what people read goes to standard error.

const content = smallBundle()
const KARIM = { slug: "karim-said", names: [{ value: "كريم سعيد", language: "ar", kind: "CANONICAL" }] }

const counts = (created: number, unchanged: number) => ({ created, updated: 0, deleted: 0, unchanged })

describeOnDatabases("--json", "empty", (use) => {
  holdOpen(use)
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await isnad([...args, "--json"], use().location)
    expect(stdout).toMatch(/^\{.*\}\n$/)
    return { code, stderr, document: JSON.parse(stdout) as unknown }
  }

  it("tells what migrate, seed, import, annotate and export did", async () => {
    expect(await run("migrate")).toMatchObject({
      code: 0,
      document: { database: expect.any(String), applied: expect.arrayContaining([expect.stringMatching(/^\d{14}_\w+$/)]) },
      stderr: expect.stringContaining("applied "),
    })
    expect(await run("migrate")).toMatchObject({ code: 0, document: { applied: [] } })

    const bundle = bundleFolder({ ...content, people: [...content.people, KARIM] })
    expect(await run("seed", "--from", bundle, "--dry-run")).toMatchObject({
      code: 0,
      document: { dryRun: true, changes: { articles: counts(3, 0), people: counts(3, 0) } },
    })
    expect(await run("seed", "--from", bundle)).toMatchObject({
      code: 0,
      document: { dryRun: false, changes: { articles: counts(3, 0) }, indexed: 0, waitingForAnnotation: 0 },
      stderr: expect.stringContaining("Done."),
    })

    const folder = folderOf({ "good.txt": "خبر من المحطة\n\nقال كريم سعيد إن القطار وصل.", "empty.txt": "" })
    expect(await run("import", join(folder, "good.txt"), join(folder, "empty.txt"))).toMatchObject({
      code: 1,
      document: {
        dryRun: false,
        documents: [
          {
            headline: "خبر من المحطة",
            language: "ar",
            headlineDerived: false,
            people: [{ slug: "karim-said", role: "QUOTED" }],
          },
        ],
        refused: [{ file: join(folder, "empty.txt"), reason: expect.stringContaining("it is empty") }],
        changes: { articles: counts(1, 0) },
      },
    })
    expect(await run("annotate")).toMatchObject({ code: 0, document: { indexed: 0, annotated: 0, passedOver: [], notes: [] } })
    expect(await run("annotate", "--all")).toMatchObject({ code: 0, document: { indexed: 0, annotated: 4 } })

    const backup = join(temporaryFolder(), "backup")
    expect(await run("export", backup)).toMatchObject({
      code: 0,
      document: { folder: backup, files: expect.arrayContaining([{ file: "articles.ndjson", records: 4 }]) },
    })
  })

  it("tells a failure with its code", async () => {
    expect(await run("seed", "--yes", "--from", bundleFolder({ people: ["{"] }))).toMatchObject({
      code: 1,
      document: { error: { code: "INVALID_CONTENT", message: expect.stringContaining("people.ndjson:1") } },
      stderr: expect.stringContaining("people.ndjson:1"),
    })
  })
})

describe("--json without a database", () => {
  it("tells that too, and refuses wrong usage in words alone", async () => {
    const away = await isnad(["migrate", "--json"], nowhere)
    expect(away.code).toBe(1)
    expect(JSON.parse(away.stdout)).toMatchObject({ error: { code: "DATABASE_UNAVAILABLE" } })
    const wrong = await isnad(["migrate", "--json", "--create", "Bad Name"], nowhere)
    expect(wrong.code).toBe(2)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: "INVALID_ARGUMENT" } })
    expect(await isnad(["migrate", "--jsn"], nowhere)).toMatchObject({ code: 2, stdout: "" })
  })
})
