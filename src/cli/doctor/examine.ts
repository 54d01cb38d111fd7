import { existsSync } from "node:fs"
import { type Config, loadConfig } from "../../config.ts"
import { openDatabase } from "../../db/database.ts"
import { embeddedFiles } from "../../db/embedded/location.ts"
import { Failure } from "../../failure.ts"
import { notice } from "../../output.ts"
import { checkDatabase } from "./database.ts"
import { type Finding, ok, problem } from "./finding.ts"
import { checkDataFolder, checkFreeSpace, checkNode } from "./machine.ts"
import { checkPort, checkRedis } from "./reach.ts"

/** Checks everything that Isnad depends on, without changing anything: a missing data folder is not created. */
export async function examine(): Promise<Finding[]> {
  const node = checkNode()
  const config = readSettings()
  if (config instanceof Failure) return [node, problem("settings", config.message, "Mend them; nothing else was looked at.")]
  return [
    node,
    ok("settings", "all can be read"),
    ...(config.databaseUrl === null ? await examineEmbedded(config) : await examineDatabase(config)),
    await checkPort(config.host, config.port),
    ...(await examineRedis(config)),
  ]
}

function readSettings(): Config | Failure {
  try {
    return loadConfig()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

async function examineEmbedded(config: Config): Promise<Finding[]> {
  const folder = checkDataFolder(config.dataDir)
  if (folder.status !== "ok") return [folder]
  const files = [folder, checkFreeSpace(config.dataDir)]
  // If there is no database yet, opening it would create one.
  if (!existsSync(embeddedFiles(config.dataDir))) return files
  return [...files, ...(await examineDatabase(config))]
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  const database = openDatabase({ ...config, poolSize: 1, onNotice: notice })
  try {
    return await checkDatabase(database)
  } finally {
    await database.close()
  }
}

async function examineRedis(config: object): Promise<Finding[]> {
  const url = "redisUrl" in config ? config.redisUrl : null
  return typeof url === "string" ? [await checkRedis(url)] : []
}
