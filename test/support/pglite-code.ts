import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

let kept: Promise<WebAssembly.Module> | undefined

/**
 * Keeps the embedded database's code compiled while this process runs: each database that it opens takes it over, as V8 compiles the same
 * bytes once for as long as somebody holds them. Otherwise each compiles half of PostgreSQL anew, which takes longer than most tests.
 */
export async function keepPGliteCompiled(): Promise<void> {
  kept ??= compile()
  await kept
}

async function compile(): Promise<WebAssembly.Module> {
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"))
  return WebAssembly.compile(await readFile(join(folder, "pglite.wasm")))
}

/** For node, where a process that opens an embedded database lives for a few seconds: its code is not compiled twice, the second time better. */
export const QUICK_START = ["--liftoff-only"]
