import { afterAll, beforeAll } from "vitest"
import { type Started, start, stop } from "../server/process.ts"
import type { TestDatabase } from "./databases.ts"

/**
 * Starts Isnad as a process with the database of these tests. @returns a function that gives its address, once the tests run.
 */
export function serve(use: () => TestDatabase, settings: Record<string, string> = {}): () => string {
  let server: Started
  let address: string
  beforeAll(async () => {
    server = startOver(use().location, settings)
    address = await server.address
  })
  afterAll(() => stop(server))
  return () => address
}

/** Starts Isnad as a process with a database. */
export function startOver({ databaseUrl, dataDir }: TestDatabase["location"], settings: Record<string, string> = {}): Started {
  return start({ ...(databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: dataDir }), ...settings })
}
