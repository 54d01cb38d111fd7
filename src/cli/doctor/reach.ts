import { connect, createServer } from "node:net"
import { connect as connectTls } from "node:tls"
import { systemCode } from "../../failure.ts"
import { type Finding, ok, problem, warning } from "./finding.ts"

/** How long each service may take to answer. */
const PATIENCE_MS = 3_000

/** Whether the port is free, or used by Isnad itself. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  const where = `${host}, port ${port}`
  if (port === 0) return ok("port", "any free one")
  const refused = await refusal(host, port)
  if (refused === null) return ok("port", `${where} is free`)
  if (refused !== "EADDRINUSE")
    return problem(
      "port",
      `${where} cannot be used (${refused})`,
      "Set HOST to an address of this machine, and PORT to another.",
    )
  const state = await isnadAt(host, port)
  if (state === "ready") return ok("port", `Isnad answers on ${where}`)
  if (state) return warning("port", `Isnad on ${where} is ${state}`, "Look again in some seconds, and at its log.")
  return problem("port", `another program holds ${where}`, "Stop it, or set PORT to another.")
}

/** Why nothing can listen on a port; null where it can. */
function refusal(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", (error) => resolve(systemCode(error) ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** What Isnad's /ready answers on a port; null where it is not Isnad that answers, or nothing does. */
async function isnadAt(host: string, port: number): Promise<string | null> {
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host
  try {
    const response = await fetch(`http://${name}:${port}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const text = await response.text()
    if (text.startsWith("Isnad is starting")) return "starting"
    const { status } = JSON.parse(text) as { status?: unknown }
    return status === "ready" ? "ready" : status === "unavailable" ? "without its database" : null
  } catch {
    return null
  }
}

/** Whether Redis answers at its address. A demand for a password is an answer too. */
export async function checkRedis(url: string): Promise<Finding> {
  const { host } = new URL(url)
  const answer = await firstAnswer(new URL(url))
  if (/^(\+PONG|-NOAUTH)/.test(answer)) return ok("redis", `answers at ${host}`)
  return problem(
    "redis",
    `does not answer at ${host} (${answer.slice(0, 60).trim()})`,
    "Start it, or set REDIS_URL to where it is.",
  )
}

function firstAnswer({ protocol, hostname, port }: URL): Promise<string> {
  return new Promise((resolve) => {
    const address = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 6379) }
    const socket = protocol === "rediss:" ? connectTls({ ...address, servername: hostname }) : connect(address)
    const end = (answer: string) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(PATIENCE_MS, () => end("silence"))
    socket.once("error", (error) => end(systemCode(error) ?? error.message))
    socket.once("data", (data) => end(data.toString("latin1")))
    socket.once("end", () => end("closed"))
    socket.write("PING\r\n")
  })
}
