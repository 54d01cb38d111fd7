import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml"
import type { Mistake } from "./mistake.ts"
import { TAB, yamlMistake } from "./yaml-words.ts"

/** A parsed YAML text that knows on which line each value is. */
export interface LocatedYaml {
  readonly value: unknown
  /** The line of the value at a path, or, if it is missing, of the value that should contain it. */
  lineOf(path: readonly PropertyKey[]): number
}

/** The most aliases of a document. Without a limit, a file of a kilobyte could expand to a gigabyte. */
const MOST_ALIASES = 100

/**
 * Parses YAML (1.2, core schema). @param firstLine the line of the file on which the text begins. @returns the value with its
 * lines, or the mistakes.
 */
export function parseYaml(text: string, firstLine = 1): LocatedYaml | { readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  const mistakes = [...wrongSyntax(document, text), ...(document.errors.length === 0 ? wrongAliases(document) : [])]
  if (mistakes.length > 0) return { mistakes: mistakes.map(({ offset, message }) => ({ line: lineAt(offset), message })) }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return { mistakes: [{ line: firstLine, message: "its aliases (*name) stand for too much; write out what they stand for" }] }
  }
  return { value, lineOf: (path) => lineAt(offsetOf(document.contents, path)) }
}

interface Placed {
  readonly offset: number
  readonly message: string
}

/** Every repeated key, but only the first of the other errors, since those after it mostly follow from it. */
function wrongSyntax(document: Document, text: string): Placed[] {
  const all = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0])
  const [repeated, others] = [
    all.filter(({ code }) => code === "DUPLICATE_KEY"),
    all.filter(({ code }) => code !== "DUPLICATE_KEY"),
  ]
  const found = [...repeated, ...others.slice(0, 1)].map((error) => {
    const offset = openingOf(document, error)
    const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset + 1)
    return { offset, message: /^ *\t/.test(line) ? TAB : yamlMistake(error, text.slice(offset)) }
  })
  return found.toSorted((a, b) => a.offset - b.offset)
}

/**
 * For a quotation mark or bracket that is not closed, the library gives the place where the closing one should be; what is
 * wrong is where it opens.
 */
function openingOf(document: Document, { message, pos: [end] }: YAMLError): number {
  let opening: readonly [number, number] = [end, 0]
  const take = ({ range }: Node) => {
    if (range && range[0] < end && range[1] >= opening[1]) opening = [range[0], range[1]]
  }
  if (/^Missing closing/.test(message))
    visit(document, { Scalar: (_, node) => void (node.type?.startsWith("QUOTE") && take(node)) })
  if (/^Flow/.test(message)) visit(document, { Collection: (_, node) => void (node.flow && take(node)) })
  return opening[0]
}

function wrongAliases(document: Document): Placed[] {
  const found: Placed[] = []
  // Checked in the order of the text. The library's own look-up of an anchor reads the whole document again for each alias.
  const anchors = new Set<string>()
  visit(document, {
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor)
    },
    Alias(_, alias, path) {
      const message = wrongAlias(alias, anchors, path)
      if (message) found.push({ offset: alias.range?.[0] ?? 0, message })
    },
  })
  return found
}

function wrongAlias(alias: Alias, anchors: ReadonlySet<string>, path: readonly unknown[]): string | null {
  const { source } = alias
  if (path.some((above) => isNode(above) && "anchor" in above && above.anchor === source))
    return `the alias *${source} stands within what it stands for`
  if (!anchors.has(source)) return `the alias *${source} stands for nothing: expected an anchor &${source} before it`
  return null
}

function offsetOf(contents: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = contents
  let offset = contents?.range?.[0] ?? 0
  for (const key of path) {
    const next = step(node, key)
    if (!next) break
    node = next.value
    offset = next.offset
  }
  return offset
}

function step(node: unknown, key: PropertyKey): { value: unknown; offset: number } | null {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(key),
    )
    const start = (pair?.key as Node | undefined)?.range?.[0]
    return pair && start !== undefined ? { value: pair.value, offset: start } : null
  }
  const value = (node as { items?: unknown[] } | null)?.items?.[Number(key)]
  const start = isNode(value) ? value.range?.[0] : undefined
  return start === undefined ? null : { value, offset: start }
}
