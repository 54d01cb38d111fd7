import { PrismaPg } from "@prisma/adapter-pg"
import type { Database } from "./database.ts"
import { ensureGenerated } from "./generate.ts"
import type { PrismaClient } from "./generated/client.ts"

/** Enough for who reads and writes single rows; the pool of lists and searches is not touched. */
const CONNECTIONS = 2

/**
 * The Prisma client, for what is one row at a time (docs/adr/0003). Not within `database.transaction`: it has connections of its own, so it
 * would not see what that transaction wrote, and on the embedded database it would wait for it for ever. An article without a date
 * has `sortAt` Invalid Date here, since JavaScript has no -infinity: never write it.
 * @returns a client to be ended with `$disconnect`, before the database is closed.
 */
export async function prismaClient(database: Database): Promise<PrismaClient> {
  ensureGenerated()
  const { PrismaClient } = await import("./generated/client.ts")
  return new PrismaClient({ adapter: new PrismaPg({ ...database.pool.options, max: CONNECTIONS }) })
}
