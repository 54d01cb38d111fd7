import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { create, insert, search } from "@orama/orama"
import { stemmer } from "@orama/stemmers/arabic"
import { openDatabase } from "../../src/db/database.ts"
import { migrate } from "../../src/db/migrations.ts"
import { type Case, findsOwn, writeCases } from "../../test/content/search/typed.ts"
import type { TestClient } from "../../test/support/client.ts"

/** A search engine that is asked whether the query of a case finds its document; `index` is the case's number. */
export type Engine = { name: string; finds: (one: Case, index: number) => Promise<boolean> }

/** Isnad serving all documents at once, with an embedded database of its own; `close` ends it. */
export async function isnad(all: readonly Case[]): Promise<{ engine: Engine; client: TestClient; close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "isnad-search-"))
  const database = openDatabase({ databaseUrl: null, dataDir, poolSize: 4, statementTimeoutMs: 30_000 })
  await migrate(database)
  const client = await writeCases(database, all)
  const finds = async ({ query, kind }: Case, index: number) => {
    const found = await findsOwn(client, query, index)
    // A misspelled word can only be found as similar. Everything else that is found so is shown to the user as similar, and
    // does not count.
    return found?.how === "FOUND" || (found !== null && kind === "typo")
  }
  const close = async () => {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { engine: { name: "Isnad", finds }, client, close }
}

/** PostgreSQL's own configurations and Orama, in this process; `close` ends the database. */
export async function others(): Promise<{ list: Engine[]; close: () => Promise<void> }> {
  const database = await PGlite.create()
  const configured = (name: string): Engine => ({
    name: `PostgreSQL \`${name}\``,
    finds: async ({ query, document }) => {
      const { rows } = await database.query<{ found: boolean }>(
        `select to_tsvector('${name}', $1) @@ websearch_to_tsquery('${name}', $2) as found`,
        [document, query],
      )
      return rows[0]?.found === true
    },
  })
  return { list: [configured("arabic"), configured("simple"), orama], close: () => database.close() }
}

// `threshold: 0` requires all words of the query, as in the other engines.
const orama: Engine = {
  name: "Orama 3.1.18",
  finds: async ({ query, document }) => {
    const index = create({
      schema: { text: "string" } as const,
      components: { tokenizer: { language: "arabic", stemming: true, stemmer } },
    })
    await insert(index, { text: document })
    const { count } = await search(index, { term: query, properties: ["text"], threshold: 0 })
    return count > 0
  },
}
