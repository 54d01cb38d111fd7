import { PrismaPg } from "@prisma/adapter-pg"
import type { Database } from "./database.ts"
import { ensureGenerated } from "./generate.ts"
import type { PrismaClient } from "./generated/client.ts"

/** Enough for single rows, without taking connections from lists and searches. */
const CONNECTIONS = 2

/**
 * The Prisma client, for reading and writing one row at a time (docs/adr/0003). Not inside `database.transaction`: it has its
 * own connections, so it would not see what the transaction wrote, and on the embedded database it would wait for it for ever.
 * For an article without a date, `sortAt` is an Invalid Date, since JavaScript has no -infinity: never write it back. @returns
 * a client; call `$disconnect` before the database is closed.
 */
export async function prismaClient(database: Database): Promise<PrismaClient> {
  ensureGenerated()
  const { PrismaClient } = await import("./generated/client.ts")
  return new PrismaClient({ adapter: new PrismaPg({ ...database.pool.options, max: CONNECTIONS }) })
}
