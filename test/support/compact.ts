/** JSON in which everything that fits into a line is written on one. */
export function compact(value: unknown, indent = ""): string {
  const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, " ")
  if (typeof value !== "object" || value === null || line.length + indent.length <= 150) return line
  const inner = `${indent}  `
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"]
  const parts = Array.isArray(value)
    ? value.map((item) => compact(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, inner)}`)
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`
}
