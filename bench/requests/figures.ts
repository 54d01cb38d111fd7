/**
 * The value at or below which a part of all values lies, by the nearest rank; NaN for no values. @param share from 0 to 1: 0.5
 * gives the median.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A number with three significant digits, or with all digits before the point; a dash for none. */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–"
  if (value >= 99.95) return String(Math.round(value))
  return value.toFixed(value >= 9.995 ? 1 : 2)
}

/** A table in Markdown; all columns but the first are aligned right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"))
  return line(head) + line(rule) + rows.map(line).join("")
}
