import { styleText } from "node:util"

const WIDTH = 30
/**
 * If the output is no terminal, a line is written at the beginning of each phase (the first word of the step), and within a
 * phase at most this often.
 */
const LINE_EVERY_MS = 2_000

/** Shows the progress of long work on standard error: a bar on a terminal, plain lines elsewhere. */
export class ProgressDisplay {
  #phase = ""
  #lastLine = 0
  readonly #terminal: boolean

  constructor(terminal = process.stderr.isTTY) {
    this.#terminal = terminal
  }

  /** @param step what is being done. @param done of `total`, in any unit; without them only the step is shown. */
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
