import { setTimeout as sleep } from "node:timers/promises"
import { expect, it } from "vitest"
import type { Database } from "../../src/db/database.ts"
import { bulkBundle, bundleFolder, smallBundle } from "../support/bundles.ts"
import { Command, isnad } from "../support/commands.ts"
import { fingerprint, inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases, open, type TestDatabase } from "../support/databases.ts"

const folder = bundleFolder(bulkBundle(2_100, "جديد"))
const seed = ["seed", "--from", folder, "--yes"]

/** Kills a seed when it says that it is at `moment`, so that each part of the work is hit. @returns whether it was killed. */
async function killAt(moment: RegExp, delayMs: number, location: TestDatabase["location"]): Promise<boolean> {
  const command = new Command("src/cli/main.ts", seed, location)
  while (!moment.test(command.stderr) && command.child.exitCode === null) await sleep(5)
  await sleep(delayMs)
  command.child.kill("SIGKILL")
  return (await command.ended).code === null
}

async function once<Result>(
  location: TestDatabase["location"],
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = open(location)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Before the first of these with `maybe`, nothing can be committed; behind it a fast machine may be done already. */
const moments: { at: RegExp; delayMs: number; maybe: boolean }[] = [
  { at: /reading/, delayMs: 0, maybe: false },
  { at: /reading/, delayMs: 40, maybe: true },
  { at: /checking/, delayMs: 0, maybe: true },
  { at: /writing/, delayMs: 20, maybe: true },
  { at: /writing/, delayMs: Math.random() * 600, maybe: true },
]

describeOnDatabases("a seed that is killed", "empty", (use) => {
  it("leaves the old content or the new at whatever moment, and the next one works", { timeout: 120_000 }, async () => {
    const { location } = use()
    expect(await isnad(seed, location)).toMatchObject({ code: 0, stdout: expect.stringMatching(/articles +2100 /) })
    const after = await once(location, fingerprint)
    const goBack = async (database: Database) => {
      await resetTo(database, smallBundle())
      return fingerprint(database)
    }
    const before = await once(location, goBack)
    // The killed process holds the files of an embedded database itself: nobody else has opened them.
    let olds = 0
    for (const { at, delayMs, maybe } of moments) {
      const killed = await killAt(at, delayMs, location)
      const found = await once(location, fingerprint)
      if (killed && found === before) olds++
      else {
        expect(maybe).toBe(true)
        expect(found).toBe(after)
        await once(location, goBack)
      }
    }
    expect(olds).toBeGreaterThan(1)
    expect(await isnad(seed, location)).toMatchObject({ code: 0, stdout: expect.stringMatching(/articles +2100 +0 +3 +0/) })
    expect(await once(location, fingerprint)).toBe(after)
    expect(await once(location, inconsistencies)).toEqual([])
  })

  it("takes nothing with it where another process holds the database open", { timeout: 120_000 }, async () => {
    const { database, location } = use()
    await resetTo(database, smallBundle())
    const before = await fingerprint(database)
    expect(await killAt(/reading/, 50, location)).toBe(true)
    expect(await fingerprint(database)).toBe(before)
    expect(await killAt(/checking/, 0, location)).toBe(true)
    expect(await fingerprint(database)).toBe(before)
    await resetTo(database, bulkBundle(20, "بعد"))
    expect(await inconsistencies(database)).toEqual([])
    expect(await fingerprint(database)).not.toBe(before)
  })
})
