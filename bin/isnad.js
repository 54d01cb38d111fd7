#!/usr/bin/env node
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

// The command `isnad`. Plain JavaScript that any Node since 18 can read: where that Node is older than Isnad needs, the command runs
// on the one that comes with Isnad. In the repository the sources run as they are; the package holds them without types, in dist/.

const OLDEST_NODE = 24

const fromHere = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const sources = fromHere("../src/cli/main.ts")
const main = existsSync(sources) ? sources : fromHere("../dist/cli/main.js")

if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) await import(`file://${main}`)
else runOnOwnNode()

function runOnOwnNode() {
  const node = ownNode()
  if (!node) {
    process.stderr.write(
      `Isnad needs Node ${OLDEST_NODE} or later, this is ${process.versions.node}, and the one that comes with Isnad was not installed.\n` +
        "Let npm run its install script (npm install-scripts approve node), or use a newer Node.\n",
    )
    process.exit(1)
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" })
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP", "SIGINT"]))
    process.on(signal, () => {
      // A terminal sends Ctrl+C to both; the second one would cut short what the first lets finish.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal)
    })
  child.on("error", (error) => {
    process.stderr.write(`Cannot run ${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** The executable of the package `node`; null where its install script was not run. */
function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"))
    return ["node", "node.exe"].map((name) => join(folder, "bin", name)).find((path) => existsSync(path)) ?? null
  } catch {
    return null
  }
}
