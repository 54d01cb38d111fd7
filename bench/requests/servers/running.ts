import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { setTimeout as wait } from "node:timers/promises"
import { onCore } from "../measure/pinning.ts"
import { ROOT, type ServerKind } from "./servers.ts"

const CORE = 0
const START_MS = 120_000
const STOP_MS = 15_000
const ANSWER_MS = 60_000

/** A server that is running and answers. */
export interface Running {
  readonly url: string
  readonly pid: number
  /** The time from the start of the process to the first answer. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

/** Starts a server. @throws with its last output if it ends, or if it does not answer within two minutes. */
export async function start(kind: ServerKind, databaseUrl: string): Promise<Running> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}${kind.path}`
  const [command, ...args] = onCore(CORE, [process.execPath, ...kind.args]) as [string, ...string[]]
  const env = { ...process.env, NODE_ENV: "production", ...kind.env, DATABASE_URL: databaseUrl, PORT: String(port) }
  const begin = performance.now()
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "pipe"] })
  let words = ""
  child.stderr?.on("data", (chunk) => {
    words = `${words}${chunk}`.slice(-2_000)
  })
  try {
    await untilAnswered(url, begin, () => {
      if (child.exitCode !== null) throw new Error(`${kind.label} ended with ${child.exitCode}:\n${words}`)
    })
  } catch (error) {
    await stop(child)
    throw error
  }
  return { url, pid: child.pid as number, startMs: performance.now() - begin, stop: () => stop(child) }
}

/** Waits until a server answers with anything but "not ready". */
export async function untilAnswered(url: string, begin: number, check: () => void): Promise<void> {
  for (;;) {
    check()
    const status = await post(url, { query: "{ __typename }" }).then(
      (answer) => answer.status,
      () => null,
    )
    if (status !== null && status !== 503) return
    if (performance.now() - begin > START_MS) throw new Error(`${url} does not answer`)
    await wait(10)
  }
}

export interface Answer {
  readonly status: number
  readonly bytes: number
  readonly text: string
  readonly milliseconds: number
}

export async function post(url: string, body: object): Promise<Answer> {
  const begin = performance.now()
  const response = await fetch(url, {
    method: "POST",
    // `identity`: no server compresses, neither here nor under load.
    headers: { "content-type": "application/json", accept: "application/json", "accept-encoding": "identity" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS),
  })
  const text = await response.text()
  return { status: response.status, bytes: Buffer.byteLength(text), text, milliseconds: performance.now() - begin }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  return typeof address === "object" && address ? address.port : 0
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, "exit")
  child.kill("SIGTERM")
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS)
  await ended
  clearTimeout(timer)
}
