const begin = performance.now()

/** A line about what is done now, with the seconds since the start; on standard error, so that the report stands alone. */
export function progress(line: string): void {
  process.stderr.write(`${((performance.now() - begin) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`)
}
