import { fileURLToPath } from "node:url"
import type { Database } from "../db/database.ts"
import { migrate } from "../db/migrations.ts"
import { isEmpty } from "./content-size-sql.ts"
import { outlasting } from "./outlast.ts"

/** The curated documents that come with Isnad. */
export const SEEDS_FOLDER = fileURLToPath(new URL("../../seeds", import.meta.url))

/**
 * Makes a database ready to be read: migrates it and, if it is the embedded one and empty, seeds it. A database that was named
 * by DATABASE_URL is never seeded by itself. @returns what was done, as a line for people.
 */
export function prepareDatabase(database: Database): Promise<string> {
  return outlasting(database, () => prepare(database))
}

async function prepare(database: Database): Promise<string> {
  const applied = await migrate(database)
  const migrated = applied.length > 0 ? `${applied.length} migration${applied.length > 1 ? "s" : ""} applied` : "up to date"
  if (!database.embedded || !(await isEmpty(database))) return migrated
  // Imported only here, since a start with existing content needs none of these modules.
  const [{ writeContent }, { curatedReader }] = await Promise.all([
    import("./write.ts"),
    import("../formats/curated/reader.ts"),
  ])
  const changes = await writeContent(database, curatedReader(SEEDS_FOLDER), { mode: "RESET", onlyIfEmpty: true })
  return changes.articles.created > 0 ? `${migrated}, seeded with ${changes.articles.created} articles` : migrated
}
