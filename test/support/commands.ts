import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { vi } from "vitest"
import { run } from "../../src/cli/run.ts"
import type { TestDatabase } from "./databases.ts"
import { QUICK_START } from "./pglite-code.ts"

export const projectFolder = fileURLToPath(new URL("../../", import.meta.url))

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A process of the project's own Node, connected to the database at `location`. Its output is collected. */
export class Command {
  readonly child: ChildProcess
  readonly ended: Promise<CommandResult>
  #output = { stdout: "", stderr: "" }

  constructor(script: string, args: readonly string[], location: TestDatabase["location"], env: Record<string, string> = {}) {
    this.child = spawn(`${projectFolder}node_modules/.bin/node`, [...QUICK_START, `${projectFolder}${script}`, ...args], {
      cwd: projectFolder,
      env: { ...process.env, DATABASE_URL: location.databaseUrl ?? "", DATA_DIR: location.dataDir, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    for (const stream of ["stdout", "stderr"] as const) {
      this.child[stream]?.setEncoding("utf8").on("data", (text: string) => {
        this.#output[stream] += text
      })
    }
    this.ended = once(this.child, "close").then(([code]) => ({ code, ...this.#output }))
  }

  get stdout(): string {
    return this.#output.stdout
  }

  get stderr(): string {
    return this.#output.stderr
  }
}

let running = false

/**
 * Runs `isnad` to its end in this process, one command at a time: what a command does is the same, and a start takes longer than most of
 * what they do. What the process itself does is asked of a Command.
 */
export async function isnad(
  args: readonly string[],
  location: TestDatabase["location"],
  env: Record<string, string> = {},
): Promise<CommandResult> {
  if (running) throw new Error("Commands that run at the same time are processes: new Command(…)")
  running = true
  const output = { stdout: "", stderr: "" }
  const { env: environment, exitCode } = process
  process.env = { ...environment, DATABASE_URL: location.databaseUrl ?? "", DATA_DIR: location.dataDir, ...env }
  process.exitCode = undefined
  const streams = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      output[name] += text
      return true
    }),
  )
  try {
    await run(args)
    return { code: Number(process.exitCode ?? 0), ...output }
  } finally {
    running = false
    for (const stream of streams) stream.mockRestore()
    process.exitCode = exitCode
    process.env = environment
  }
}

/** A location without a database, for commands that must not use one. */
export const nowhere = { databaseUrl: "postgresql://nobody@127.0.0.1:1/none", dataDir: "/nonexistent" }
