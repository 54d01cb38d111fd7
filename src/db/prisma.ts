import { PrismaPg } from "@prisma/adapter-pg"
import type { Database } from "./database.ts"
import { ensureGenerated } from "./generate.ts"
import type { PrismaClient } from "./generated/client.ts"

/** The Prisma client over the pool that the database has already. Closing the database closes its connections too. */
export async function prismaClient(database: Database): Promise<PrismaClient> {
  ensureGenerated()
  const { PrismaClient } = await import("./generated/client.ts")
  return new PrismaClient({ adapter: new PrismaPg(database.pool, { disposeExternalPool: false }) })
}
