import type { Database } from "../../db/database.ts"
import { type ExtensionFacts, extensionFacts, type ServerFacts, serverFacts, unanalysedTables } from "../../db/diagnosis.ts"
import { type MigrationState, migrationState, neededExtensions } from "../../db/migrations.ts"
import { Failure } from "../../failure.ts"
import { pendingAnnotationsSince } from "../../writing/annotate/annotate-pending.ts"
import { outdatedCount, pendingSince } from "../../writing/index/pending.ts"
import { type Finding, ok, problem, warning } from "./finding.ts"
import { judgePassedOver, passedOver } from "./passed-over.ts"

const OLDEST_POSTGRESQL = 14
const START = "Start the database, or set DATABASE_URL to where it is."
const MEND = "Mend what it names, and leave the folder as it is."

/** Checks the database without changing it. If it cannot be reached, that is the only finding. */
export async function checkDatabase(database: Database): Promise<Finding[]> {
  const facts = await serverFacts(database).catch((error: unknown) => {
    if (error instanceof Failure) return error
    throw error
  })
  if (facts instanceof Failure) return [problem("database", facts.message, database.embedded ? MEND : START)]
  const findings = [
    ok("database", `answers: ${database.embedded ? "embedded, " : ""}${database.where}`),
    ...judgeServer(facts),
    ...(await extensionFacts(database, neededExtensions())).map(judgeExtension),
  ]
  const state = await migrationState(database)
  findings.push(judgeMigrations(state, database.embedded))
  if (state.pending.length === 0 && state.unknown.length === 0) findings.push(...(await checkContent(database)))
  return findings
}

export function judgeServer({ versionNumber, version, encoding, collation }: ServerFacts): Finding[] {
  const old = versionNumber < OLDEST_POSTGRESQL * 10_000
  return [
    old
      ? problem("postgresql", `PostgreSQL ${version}`, `Isnad needs PostgreSQL ${OLDEST_POSTGRESQL} or later: update it.`)
      : ok("postgresql", `PostgreSQL ${version}`),
    encoding === "UTF8"
      ? ok("encoding", `UTF8, collation ${collation}`)
      : problem("encoding", `${encoding}, which has no Arabic`, "Create a database with ENCODING 'UTF8' TEMPLATE template0."),
  ]
}

export function judgeExtension({ name, available, installed }: ExtensionFacts): Finding {
  if (installed) return ok("extension", `${name} is there`)
  if (available) return ok("extension", `${name} can be created`)
  const advice = "Install PostgreSQL's additional modules on its server (Debian: postgresql, Fedora: postgresql-contrib)."
  return problem("extension", `${name} is not available`, advice)
}

export function judgeMigrations({ applied, pending, unknown, edited }: MigrationState, embedded: boolean): Finding {
  if (unknown.length > 0)
    return problem("migrations", `unknown here: ${unknown.join(", ")}`, "A newer Isnad was here: update this one.")
  if (edited.length > 0)
    return problem(
      "migrations",
      `edited since: ${edited.join(", ")}`,
      "Restore the files, and put changes into new migrations.",
    )
  if (pending.length === 0) return ok("migrations", `all ${applied.length} applied`)
  const advice = `Run: isnad migrate (a start does it too${embedded ? ", and seeds" : ""})`
  return warning("migrations", `${pending.length} to apply: ${pending.join(", ")}`, advice)
}

async function checkContent(database: Database): Promise<Finding[]> {
  const [unindexed, unannotated] = [await pendingSince(database), await pendingAnnotationsSince(database)]
  const outdated = await outdatedCount(database)
  const passed = await passedOver(database)
  const unknown = await unanalysedTables(database)
  const annotate = "A server does it by itself, unless BACKGROUND=off. To do it now, run: isnad annotate"
  return [
    unindexed.count > 0
      ? warning("search index", describeWaiting(unindexed), annotate)
      : outdated > 0
        ? warning("search index", `${outdated} articles are indexed as an older version did it`, annotate)
        : judgePassedOver("search index", "has all articles", passed.search),
    unannotated.count === 0
      ? judgePassedOver("annotations", "of all articles", passed.annotation)
      : warning("annotations", describeWaiting(unannotated), annotate),
    unknown.length === 0
      ? ok("statistics", "the planner knows all large tables")
      : warning("statistics", `the planner knows nothing of ${unknown.join(", ")}`, "Run in the database: ANALYZE"),
  ]
}

function describeWaiting({ count, since }: { readonly count: number; readonly since: string | null }): string {
  return `${count} articles wait${since === null ? "" : `, the first since ${since}`}`
}
