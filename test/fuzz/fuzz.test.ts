import { expect, it } from "vitest"
import { ask, stop } from "../server/process.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { startOver } from "../support/served.ts"
import { fuzz } from "./fuzz.ts"
import { PLAIN, realTexts } from "./texts.ts"

// Whatever a stranger sends, a server of its own with its cache on gives the right answer or a coded refusal, and goes on. `npm run fuzz`
// does the same for longer, from another seed each time.

/** Where nobody says for how long: as many, however quick the machine is. */
const REQUESTS = 400
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128)

// graphql-js, with which answers are compared here, leaves promises behind that nobody listens to. The server under test is another process.
const ignore = () => {}

describeOnDatabases("a server among strangers", "seeded", (use) => {
  it(`gives right answers or coded refusals, seed ${SEED}`, { timeout: SECONDS * 1_000 + 120_000 }, async () => {
    const { location, database } = use()
    const server = startOver(location, { RESPONSE_CACHE: "on", GRAPHIQL: "off" })
    const listeners = process.listeners("unhandledRejection")
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", ignore)
    try {
      const address = await server.address
      const texts = [...PLAIN, ...(await realTexts(address))]
      const end = performance.now() + SECONDS * 1_000
      const goesOn = (sent: number) => (SECONDS > 0 ? performance.now() < end : sent < REQUESTS)
      const { faults, seen } = await fuzz({ address, database, seed: SEED, goesOn, texts })
      expect(faults.slice(0, 3).join("\n\n"), `${faults.length} faults among ${JSON.stringify(seen)}`).toBe("")
      expect(Math.min(seen.answered, seen.partly, seen.refused, seen.odd), JSON.stringify(seen)).toBeGreaterThan(5)
      expect(await ask(address, "{ articles { totalCount } }")).toHaveProperty("data")
    } finally {
      process.removeAllListeners("unhandledRejection")
      for (const listener of listeners) process.on("unhandledRejection", listener)
      expect(await stop(server)).toBe(0)
    }
    // What it logs at this level is a defect, or a connection that it lost.
    expect(server.output.err + server.output.out.slice(server.output.out.indexOf("Ctrl+C") + 7)).toBe("")
  })
})
