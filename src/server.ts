import cluster from "node:cluster"
import { createServer, type RequestListener, type Server } from "node:http"
import compression from "compression"
import { createApp } from "./app.ts"
import { type Config, loadConfig } from "./config.ts"
import { openDatabase } from "./db/database.ts"
import { codedError } from "./errors.ts"
import { Failure, systemCode } from "./failure.ts"
import { createLogger } from "./logger.ts"
import { say, sayFailure } from "./output.ts"
import { guarded, refuse } from "./serving/http/guarded.ts"
import { NO_SNIFFING } from "./serving/http/security-headers.ts"
import { outliveDefects } from "./serving/outlive-defects.ts"
import { openRateLimit } from "./serving/rate-limit/rate-limit.ts"
import { openReader } from "./serving/reader/reader.ts"
import { followChanges } from "./serving/response-cache/follow-changes.ts"
import { startBackground } from "./serving/workers/background.ts"
import type { Serving } from "./serving/workers/primary.ts"
import { outdatedCount, pendingCount } from "./writing/index/pending.ts"
import { outlasting } from "./writing/outlast.ts"
import { prepareDatabase } from "./writing/prepare.ts"

// The process: it reads settings, opens the database, makes the application, and finishes running requests when it is stopped.

const SMALLEST_COMPRESSED = 1_024

/** Serves in this process, or in as many workers as are set. */
export async function serve(config: Config): Promise<void> {
  if (config.workers === 1 || cluster.isWorker) return serveHere(config)
  const { serveByWorkers } = await import("./serving/workers/primary.ts")
  return serveByWorkers(config, import.meta.filename)
}

async function serveHere(config: Config): Promise<void> {
  const log = createLogger(config.logLevel)
  const database = openDatabase({
    ...config,
    onConnectionLost: (error) =>
      log.warn({ reason: error.message }, "a database connection was lost; Isnad reconnects by itself"),
    onNotice: (line) => log.warn(line),
  })
  const server = createServer()
  try {
    const address = await listen(server, config)
    // With workers, the first process prepared the database before it started them.
    const done = cluster.isWorker ? "" : await prepareDatabase(database)
    const kept = followChanges(database, config, log)
    const rates = await openRateLimit(config, log)
    const app = createApp({ config, database, log, cache: kept?.cache ?? null, rates })
    server.removeAllListeners("request")
    const reader = config.reader ? openReader({ log }) : null
    server.on("request", guarded(withUsableHost(compressed(reader ? reader.before(app.listener) : app.listener)), app.mask))
    outliveDefects(log)
    const background = cluster.isWorker ? null : startBackground(config, database, log)
    stopOnSignal(server, config, async () => {
      await background?.stop()
      await reader?.stop()
      await kept?.watcher.close()
      await rates?.close()
      await database.close()
    })
    if (cluster.isWorker) return void process.send?.({ address } satisfies Serving)
    say(`Isnad answers at ${address}/graphql${config.graphiql ? " (open it in a browser for GraphiQL)" : ""}`)
    if (reader) say(`  reader: ${address}/`)
    say(`  database: ${database.embedded ? "embedded, " : ""}${database.where} (${done})`)
    // Another process that serves the embedded database may end at this moment, which must not end this one.
    const waiting = await outlasting(database, () => pendingCount(database))
    const how = (work: string) => (background ? `they are ${work} meanwhile` : `for that: npm run annotate`)
    if (waiting > 0) say(`  ${waiting} articles are not found by search yet; ${how("indexed")}`)
    const outdated = await outlasting(database, () => outdatedCount(database))
    if (outdated > 0) say(`  ${outdated} articles are indexed for search as an older version did it; ${how("indexed anew")}`)
    say("  stop it with Ctrl+C")
  } catch (error) {
    server.close()
    await database.close()
    throw error
  }
}

/**
 * Takes the port before any other work, so that a port in use is reported at once. Until the application is ready, requests get
 * status 503.
 */
function listen(server: Server, { host, port }: Config): Promise<string> {
  server.on("request", (_request, response) => {
    response
      .writeHead(503, { ...NO_SNIFFING, "content-type": "text/plain; charset=utf-8", "retry-after": "1" })
      .end("Isnad is starting.\n")
  })
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const inUse = systemCode(error) === "EADDRINUSE"
      const message = inUse
        ? `Port ${port} on ${host} is in use. Stop the program that holds it, or set PORT to another.`
        : `Cannot listen on ${host}, port ${port} (${systemCode(error)}). Set HOST to an address of this machine, and PORT to one that you may use.`
      reject(new Failure("PORT_TAKEN", message))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const actual = typeof address === "object" && address ? address.port : port
      const name = ["0.0.0.0", "127.0.0.1", "::", "::1"].includes(host) ? "localhost" : host
      resolve(`http://${name.includes(":") ? `[${name}]` : name}:${actual}`)
    })
  })
}

/** Refuses a header `host` that does not give a valid address; the application would treat it as a defect of its own. */
function withUsableHost(listener: RequestListener): RequestListener {
  let usable = "localhost"
  return (request, response) => {
    const { host = "localhost" } = request.headers
    if (host === usable || URL.canParse(`http://${host}`)) {
      usable = host
      return listener(request, response)
    }
    const error = codedError("BAD_REQUEST", "Expected the header `host` to be a name or an address, perhaps with a port.")
    refuse(response, error, 400)
  }
}

/** Compresses answers for clients that accept it; other requests skip the middleware. */
function compressed(app: RequestListener): RequestListener {
  const compress = compression({ threshold: SMALLEST_COMPRESSED }) as unknown as (
    request: unknown,
    response: unknown,
    next: () => void,
  ) => void
  return (request, response) => {
    if (request.headers["accept-encoding"]) compress(request, response, () => app(request, response))
    else app(request, response)
  }
}

function stopOnSignal(server: Server, { shutdownTimeoutMs }: Config, close: () => Promise<void>): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(130)
    stopping = true
    // After the timeout, running requests are cut off; the database rolls back what was not committed.
    const timer = setTimeout(() => {
      server.closeAllConnections()
      setTimeout(() => process.exit(1), 1_000)
    }, shutdownTimeoutMs)
    const closed = new Promise((resolve) => server.close(resolve))
    // Connections that were busy when the signal came are closed as soon as they are idle, and not kept for the client's next
    // request.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    await closed
    clearInterval(idle)
    await close()
    clearTimeout(timer)
    process.exit(0)
  }
  process.on("SIGTERM", stop)
  process.on("SIGINT", stop)
  // The first process sends this once; Ctrl+C may have stopped this one before.
  process.on("message", (message) => message === "stop" && !stopping && stop())
}

if (import.meta.main) {
  try {
    await serve(loadConfig())
  } catch (error) {
    sayFailure(error)
    process.exit(1)
  }
}
