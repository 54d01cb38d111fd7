import { spawn } from "node:child_process"
import { join } from "node:path"
import { peakMemoryMb } from "./measure/processes.ts"
import { ROOT } from "./servers/servers.ts"

const LOOK_MS = 250

/** Loads a bundle into Isnad's database as its users do. @returns how long that took, and how much memory, in a line for the report. */
export async function seedFrom(folder: string, url: string): Promise<string> {
  const args = [join(ROOT, "src/cli/main.ts"), "seed", "--from", folder, "--yes"]
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
  return `seeded from a bundle in ${seconds} s, search's index included${peak === null ? "" : `, with at most ${peak} MB of memory`}`
}
