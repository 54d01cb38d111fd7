const begin = performance.now()

/**
 * Prints a line about the current step, with the seconds since the start, on standard error, so that standard output has only
 * the report.
 */
export function progress(line: string): void {
  process.stderr.write(`${((performance.now() - begin) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`)
}
