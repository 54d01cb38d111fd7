import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { progress } from "./progress.ts"

const FOLDER = join(import.meta.dirname, "results")

/** Prints a report, and stores it and its figures under the current date. */
export function writeResults(name: string, figures: object, report: string): void {
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, `${new Date().toISOString().slice(0, 10)}${name === "requests" ? "" : `-${name}`}`)
  writeFileSync(`${file}.json`, `${JSON.stringify(figures, null, 1)}\n`)
  writeFileSync(`${file}.md`, report)
  process.stdout.write(report)
  progress(`written to ${file}.md and .json`)
}
