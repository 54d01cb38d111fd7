import { type Plugin, useReadinessCheck } from "graphql-yoga"
import type { Database } from "../../db/database.ts"
import { failureToError } from "../../errors.ts"
import { Failure } from "../../failure.ts"

/** Serves `/ready`: whether requests can be answered now. `/health`, which Yoga serves, says only that the process runs. */
export function useReady(database: Database): Plugin {
  return useReadinessCheck({
    endpoint: "/ready",
    check: async ({ fetchAPI }) => {
      const reason = await databaseTrouble(database)
      return fetchAPI.Response.json(reason ? { status: "unavailable", reason } : { status: "ready" }, {
        status: reason ? 503 : 200,
      })
    },
  })
}

async function databaseTrouble(database: Database): Promise<string | null> {
  try {
    await database.ping()
    return null
  } catch (error) {
    if (error instanceof Failure && error.code === "DISK_FULL") return failureToError(error)?.message ?? null
    return "The database cannot be reached."
  }
}
