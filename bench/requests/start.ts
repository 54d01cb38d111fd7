import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describeEnvironment, environment } from "./environment.ts"
import { figure, percentile, table } from "./figures.ts"
import { progress } from "./progress.ts"
import { writeResults } from "./results.ts"
import { freePort, untilAnswered } from "./servers/running.ts"
import { ROOT } from "./servers/servers.ts"

const STARTS = 5

/** Measures `npm start` with a new and with an existing embedded database, and `npm run seed`. */
export async function measureStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "isnad-start-"))
  try {
    const first = await startOnce(folder)
    progress(`first start, with seeding: ${figure(first)} ms`)
    const later: number[] = []
    for (let index = 0; index < STARTS; index++) later.push(await startOnce(folder))
    progress(`later starts: ${later.map(figure).join(", ")} ms`)
    const seeds = [await seedOnce(folder), await seedOnce(folder)]
    const rows = [
      ["`npm start` to the first answer, new database, seeded", figure(first / 1_000)],
      [`the same, the database is there (median of ${STARTS})`, figure(percentile(later, 0.5) / 1_000)],
      ["`npm run seed` of what is there already, from start to end of the process", figure(Math.min(...seeds) / 1_000)],
    ]
    const measuredOn = { ...(await environment(null)), pinned: false }
    const report = `${describeEnvironment(measuredOn)} The embedded database.\n\n${table(["", "seconds"], rows)}`
    writeResults("start", { environment: measuredOn, first, later, seeds }, report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from the start of npm to the first answer. */
async function startOnce(folder: string): Promise<number> {
  const port = await freePort()
  const begin = performance.now()
  const child = npm(["start"], { DATA_DIR: folder, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "warn" })
  try {
    await untilAnswered(`http://127.0.0.1:${port}/graphql`, begin, () => {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    })
    return performance.now() - begin
  } finally {
    await end(child)
  }
}

async function seedOnce(folder: string): Promise<number> {
  const begin = performance.now()
  const [code] = await once(npm(["run", "seed"], { DATA_DIR: folder }), "exit")
  if (code !== 0) throw new Error(`npm run seed ended with ${code}`)
  return performance.now() - begin
}

/** Starts npm in a process group of its own, so that it and its children can be stopped together. */
function npm(args: string[], settings: Record<string, string>): ChildProcess {
  const env = { ...process.env, ...settings, DATABASE_URL: "" }
  return spawn("npm", args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"], detached: true })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = once(child, "exit")
  process.kill(-child.pid, "SIGTERM")
  await ended
}
