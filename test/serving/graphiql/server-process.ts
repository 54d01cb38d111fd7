import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { QUICK_START } from "../../support/pglite-code.ts"

export interface ServerProcess {
  /** Where GraphQL answers. */
  url: string
  stop(): Promise<void>
}

/** Starts the server as a user does, seeded, with an embedded database that goes away with it, on a port that is free. */
export async function startServer(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), "isnad-graphiql-"))
  const env = {
    ...process.env,
    PORT: "0",
    HOST: "127.0.0.1",
    DATA_DIR: folder,
    DATABASE_URL: "",
    GRAPHIQL: "on",
    READER: "off",
    LOG_LEVEL: "warn",
    ...settings,
  }
  const child = spawn("node_modules/.bin/node", [...QUICK_START, "src/server.ts"], { env, stdio: ["ignore", "pipe", "pipe"] })
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM")
      await once(child, "exit")
    }
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { url: await printedAddress(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** @throws Error with what the process wrote, if it ends before it names its address. */
async function printedAddress(child: ChildProcess): Promise<string> {
  let said = ""
  child.stderr?.on("data", (chunk) => {
    said += chunk
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /https?:\/\/\S+\/graphql/.exec(line)?.[0]
    if (address) {
      child.stdout?.resume()
      return address
    }
    said += `${line}\n`
  }
  throw new Error(`The server ended before it answered.\n${said}`)
}
