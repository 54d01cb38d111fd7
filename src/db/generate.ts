import { spawnSync } from "node:child_process"
import { hash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Failure } from "../failure.ts"

// The Prisma client is generated and not committed. It cannot be made by an install script, since npm 11 runs none. So whoever
// needs it calls this, which generates it if prisma/schema.prisma has changed since. The published package contains it,
// together with the stamp that is compared here.

const root = fileURLToPath(new URL("../../", import.meta.url))
const schema = join(root, "prisma/schema.prisma")
const stamp = join(import.meta.dirname, "generated/.schema-digest")

/** Generates the Prisma client if it is missing or older than the schema. That takes about two seconds, otherwise nothing. */
export function ensureGenerated(): void {
  const { version } = createRequire(import.meta.url)("@prisma/client/package.json") as { version: string }
  const digest = hash("sha256", `${version}\n${readFileSync(schema, "utf8")}`, "hex")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return
  const prisma = join(dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build/index.js")
  const { status, stderr } = spawnSync(process.execPath, [prisma, "generate"], { cwd: root, encoding: "utf8" })
  if (status !== 0)
    throw new Failure("CONFIGURATION", `The Prisma client could not be generated. Run: npm run generate\n${stderr}`)
  writeFileSync(stamp, digest)
}

if (import.meta.main) ensureGenerated()
