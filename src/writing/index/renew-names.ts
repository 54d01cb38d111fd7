import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import { binaryVectors } from "../../text/search/binary-vectors.ts"
import { lexemesOf } from "../../text/search/lexemes.ts"
import { changing } from "../changes/changing.ts"
import { type NameText, namesAfter, namesAreCurrent, noteNamesAreCurrent, writeNames } from "./sql.ts"

/** How many names one transaction does. */
const BATCH = 5_000

/**
 * Computes the search vectors of all names anew, if an older version of the analysis made them. When it is stopped it starts
 * over the next time: names are few beside articles. Names that are written meanwhile get vectors of this version anyway.
 */
export async function renewNames(database: Database): Promise<void> {
  const current = await database.query(namesAreCurrent())
  if (current.length > 0) return
  for (let after: string | null = "0"; after !== null; ) {
    const from: string = after
    after = await changing(database, async (transaction, touched) => {
      // Without this lock, a write that replaces names could lock them in another order: a deadlock.
      await transaction.script(takeTurn("WRITE"))
      const rows = await transaction.query<NameText>(namesAfter(from, BATCH))
      if (rows.length === 0) return null
      const vectors = binaryVectors()
      for (const { value } of rows) vectors.add(lexemesOf({ headline: "", summary: null, body: value }))
      await transaction.query(
        writeNames(
          rows.map(({ id }) => id),
          vectors.array(),
        ),
      )
      touched.list("search", "articles")
      return rows.at(-1)?.id ?? null
    })
  }
  await database.query(noteNamesAreCurrent())
}
