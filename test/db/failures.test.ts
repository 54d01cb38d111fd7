import sql, { raw } from "sql-template-tag"
import { expect, it } from "vitest"
import { failureToError } from "../../src/errors.ts"
import type { Failure } from "../../src/failure.ts"
import { describeOnDatabases } from "../support/databases.ts"

// What PostgreSQL says of the machine under it, raised by hand.

describeOnDatabases("trouble of the database's machine", "seeded", (use) => {
  it.each([
    ["53100", 'could not extend file "base/5/1": No space left on device', "DISK_FULL", /full/],
    ["53100", "could not write to file: wrote only 4096 of 8192 bytes", "DISK_FULL", /full/],
    ["XX000", 'could not extend file "base/5/1": Disk quota exceeded', "DISK_FULL", /full/],
    ["58030", "could not read block 1: Input/output error", "DATABASE_FAILED", /disk/],
    ["53200", "out of memory", "DATABASE_FAILED", /no memory left/],
    ["25006", "cannot execute INSERT in a read-only transaction", "DATABASE_UNAVAILABLE", /must lead to a primary/],
  ])("is a Failure that says what to do: %s %s", async (state, message, code, said) => {
    const quoted = message.replaceAll("'", "''")
    const attempt = use().database.query(
      sql`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${raw(state)}', MESSAGE = '${raw(quoted)}'; END $$`,
    )
    const failure = await attempt.then(
      () => null,
      (error: Failure) => error,
    )
    expect(failure).toMatchObject({ name: "Failure", code, message: expect.stringMatching(said) })
    expect(failure?.message).not.toMatch(/reconnects|remove/)
    expect(failureToError(failure as Failure)?.extensions).toEqual({ code: "SERVICE_UNAVAILABLE", http: { status: 503 } })
  })

  it("is none where a text only speaks of it", async () => {
    const attempt = use().database.query(sql`SELECT ${"No space left on device"}::int`)
    await expect(attempt).rejects.not.toMatchObject({ name: "Failure" })
  })
})
