import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { ensureGenerated } from "../src/db/generate.ts"

// Node removes types from files as it runs them, but not below node_modules. So the published package, and only that, has the
// sources without types, in dist/; `npm pack` runs this file. Line numbers stay the same.

const root = fileURLToPath(new URL("../", import.meta.url))
/** File names of other sources, such as `"./loaders.ts"`, in imports and in URLs of threads. */
const SOURCE_NAME = /(["'`])(\.{1,2}\/[^"'`\s]*)\.ts\1/g

// The package includes the Prisma client, so that its users do not need Prisma's command.
ensureGenerated()
rmSync(join(root, "dist"), { recursive: true, force: true })
for (const entry of readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const source = join(entry.parentPath, entry.name)
  const path = source.slice(join(root, "src/").length)
  const target = join(root, "dist", path)
  mkdirSync(dirname(target), { recursive: true })
  if (path.endsWith(".ts")) writeFileSync(target.replace(/\.ts$/, ".js"), withoutTypes(readFileSync(source, "utf8")))
  else cpSync(source, target)
}

function withoutTypes(text: string): string {
  return stripTypeScriptTypes(text, { mode: "strip" }).replace(SOURCE_NAME, "$1$2.js$1")
}
