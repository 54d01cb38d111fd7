import { isMap, isNode, isPair, LineCounter, type Node, parseDocument } from "yaml"
import type { Problems } from "../problems.ts"

/** A parsed YAML text that can say on which line a value stands. */
export interface LocatedYaml {
  readonly value: unknown
  /** The line of the value at a path, or of what holds it where it is missing. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Parses YAML (1.2, core schema). What YAML itself refuses is added to `problems`.
 * @param firstLine the line of the file on which the text begins.
 */
export function parseLocatedYaml(text: string, file: string, problems: Problems, firstLine = 1): LocatedYaml | null {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  if (document.errors.length > 0) {
    for (const error of document.errors)
      problems.add({ file, line: lineAt(error.pos[0]), field: "", message: error.message.split(" at line ")[0] as string })
    return null
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // Aliases that stand for too much, or for themselves.
    if (!(error instanceof ReferenceError)) throw error
    problems.add({ file, line: firstLine, field: "", message: error.message })
    return null
  }
  return {
    value,
    lineOf(path) {
      let node: unknown = document.contents
      let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
      for (const key of path) {
        const next = step(node, key)
        if (!next) break
        node = next.value
        offset = next.offset
      }
      return lineAt(offset)
    },
  }
}

function step(node: unknown, key: PropertyKey): { value: unknown; offset: number } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key))
    const start = (pair?.key as Node | undefined)?.range?.[0]
    return pair && start !== undefined ? { value: pair.value, offset: start } : null
  }
  const value = (node as { items?: unknown[] } | null)?.items?.[Number(key)]
  const start = isNode(value) ? value.range?.[0] : undefined
  return start === undefined ? null : { value, offset: start }
}
