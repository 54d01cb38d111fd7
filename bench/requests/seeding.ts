import { spawn } from "node:child_process"
import { join } from "node:path"
import { peakMemoryMb } from "./measure/processes.ts"
import { ROOT } from "./servers/servers.ts"

const LOOK_MS = 250

/**
 * Loads a bundle into Isnad's database with the command that users use. @returns the time and memory that it took, as a line
 * for the report.
 */
export async function seedFrom(folder: string, url: string): Promise<string> {
  return `seeded from a bundle ${await command(["seed", "--from", folder, "--yes"], url)}, search's index included`
}

/** Indexes and annotates everything with the commands that users use. @returns the time and memory that it took. */
export async function deriveAll(url: string): Promise<string> {
  return `annotated ${await command(["annotate"], url)}`
}

/** Runs a command. @returns the time and memory that it took. */
async function command(words: readonly string[], url: string): Promise<string> {
  const args = [join(ROOT, "src/cli/main.ts"), ...words]
  const begin = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "inherit"],
  })
  let peak: number | null = null
  const look = setInterval(() => {
    peak = peakMemoryMb(child.pid as number) ?? peak
  }, LOOK_MS)
  try {
    await new Promise<void>((resolve, reject) => {
      child.once("error", reject)
      child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))))
    })
  } finally {
    clearInterval(look)
  }
  const seconds = Math.round((performance.now() - begin) / 1_000)
  return `in ${seconds} s${peak === null ? "" : ` with at most ${peak} MB of memory`}`
}
