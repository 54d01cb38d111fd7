import { styleText } from "node:util"

const WIDTH = 30
/** Where output is no terminal, a line is written for each phase (the step's first word), and within one at most this often. */
const LINE_EVERY_MS = 2_000

/** Shows how far long work is: a bar that is redrawn on a terminal, plain lines elsewhere. Written to standard error. */
export class ProgressDisplay {
  #phase = ""
  #lastLine = 0
  readonly #terminal: boolean

  constructor(terminal = process.stderr.isTTY) {
    this.#terminal = terminal
  }

  /** @param step what is done now. @param done of `total`, in any unit; without them the step has no measure. */
  update(step: string, done?: number, total?: number): void {
    const share = done !== undefined && total ? Math.min(1, done / total) : null
    if (this.#terminal) {
      const filled = Math.round((share ?? 0) * WIDTH)
      const bar =
        share === null
          ? ""
          : `${styleText("green", "█".repeat(filled))}${"░".repeat(WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)}% `
      process.stderr.write(`\r\x1b[2K${bar}${step}`)
      return
    }
    const phase = step.split(" ")[0] as string
    const now = Date.now()
    if (phase === this.#phase && now - this.#lastLine < LINE_EVERY_MS) return
    this.#phase = phase
    this.#lastLine = now
    process.stderr.write(share === null ? `${step}\n` : `${step} ${Math.floor(share * 100)}%\n`)
  }

  /** Removes the bar. */
  end(): void {
    if (this.#terminal) process.stderr.write("\r\x1b[2K")
  }
}
