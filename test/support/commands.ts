import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { TestDatabase } from "./databases.ts"

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
    this.child = spawn(`${projectFolder}node_modules/.bin/node`, [`${projectFolder}${script}`, ...args], {
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

/** Runs an `isnad` command to its end. */
export function isnad(args: readonly string[], location: TestDatabase["location"]): Promise<CommandResult> {
  return new Command("src/cli/main.ts", args, location).ended
}

/** A location without a database, for commands that must not use one. */
export const nowhere = { databaseUrl: "postgresql://nobody@127.0.0.1:1/none", dataDir: "/nonexistent" }
