import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { BackgroundMessage } from "../background.ts"

type Done = Extract<BackgroundMessage, { is: "done" }>

const PROGRAM = fileURLToPath(new URL("../background.ts", import.meta.url))

/** Processes that do what this one does, of other articles. They end with this one, however it ends. */
export class WorkersBeside {
  readonly #children: ChildProcess[]
  readonly #progress = new Map<ChildProcess, Map<string, number>>()
  /** What each did, when all have ended; of one that failed, which says why itself, nothing is known: what it left waits still. */
  readonly ended: Promise<Done[]>

  constructor(count: number) {
    this.#children = Array.from({ length: count }, () =>
      fork(PROGRAM, ["--once"], { stdio: ["ignore", "inherit", "inherit", "ipc"] }),
    )
    this.ended = Promise.all(this.#children.map((child) => this.#end(child))).then((all) => all.filter((done) => done !== null))
  }

  /** How much of a phase they have done so far. */
  done(phase: string): number {
    return [...this.#progress.values()].reduce((sum, phases) => sum + (phases.get(phase) ?? 0), 0)
  }

  stop(): void {
    for (const child of this.#children) child.kill("SIGTERM")
  }

  #end(child: ChildProcess): Promise<Done | null> {
    let done: Done | null = null
    const phases = new Map<string, number>()
    this.#progress.set(child, phases)
    child.on("message", (message: BackgroundMessage) => {
      if (message.is === "progress") phases.set(message.phase, message.done)
      else done = message
    })
    return new Promise((resolve) => {
      child.once("error", () => resolve(null))
      child.once("close", () => resolve(done))
    })
  }
}
