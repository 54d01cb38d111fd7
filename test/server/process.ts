import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { request } from "node:http"
import { json } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { seededFolder } from "../support/databases.ts"
import { temporaryFolder } from "../support/folders.ts"
import { QUICK_START } from "../support/pglite-code.ts"

const SERVER = fileURLToPath(new URL("../../src/server.ts", import.meta.url))

export interface Started {
  readonly child: ChildProcess
  readonly output: { out: string; err: string }
  /** Resolves with the address once it answers. @throws with what was written where it ends before. */
  readonly address: Promise<string>
  /** Resolves when it has ended: exit code, or the name of the signal. */
  readonly ended: Promise<number | string>
}

/** Runs the server as its users do, with these settings and no others of Isnad's; without the reader, which it would build. */
export function start(settings: Record<string, string>, script = SERVER, args: string[] = []): Started {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env
  const env = {
    PATH,
    HOME,
    ...(TMPDIR && { TMPDIR }),
    ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
    PORT: "0",
    LOG_LEVEL: "warn",
    READER: "off",
    ...settings,
  }
  const child = spawn(process.execPath, [...QUICK_START, script, ...args], { env, stdio: ["ignore", "pipe", "pipe"] })
  const output = { out: "", err: "" }
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string)
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data) => {
      output.out += data
      const found = /Isnad answers at (\S+)\/graphql/.exec(output.out)?.[1]
      if (found && output.out.includes("stop it with")) resolve(found)
    })
    child.stderr.on("data", (data) => {
      output.err += data
    })
    ended.then((code) => reject(new Error(`ended with ${code}: ${output.out}${output.err}`)))
  })
  address.catch(() => {})
  return { child, output, address, ended }
}

export async function stop({ child, ended }: Started, signal: NodeJS.Signals = "SIGTERM"): Promise<number | string> {
  child.kill(signal)
  return ended
}

export async function ask(
  address: string,
  query: string,
): Promise<{ data?: Record<string, unknown>; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as never
}

/** Sends a signal while a request is on its way: the request's second half follows after. @returns the answer. */
export function askAcross(signal: NodeJS.Signals, { child }: Started, address: string, query: string): Promise<unknown> {
  const body = JSON.stringify({ query })
  const { hostname, port } = new URL(address)
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const running = request({ hostname, port, path: "/graphql", method: "POST", headers })
    running.on("error", reject)
    running.on("response", (response) => resolve(json(response)))
    running.write(body.slice(0, 10))
    setTimeout(() => child.kill(signal), 200)
    setTimeout(() => running.end(body.slice(10)), 600)
  })
}

/** A data folder: with the seeds, so that a start need not write them, or empty. */
export function dataFolder(content: "seeded" | "empty"): { path: string; remove: () => void } {
  const path = content === "seeded" ? seededFolder().dataDir : temporaryFolder()
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
