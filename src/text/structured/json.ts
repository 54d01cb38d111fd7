import { quoted } from "../cut.ts"
import type { Mistake } from "./mistake.ts"

// Parses JSON, and says what is wrong where a text is none: JSON.parse's messages are for programmers and do not always say
// where.

/**
 * Parses a text as JSON. @param once whether it is a mistake if an object has a key twice (JSON.parse silently takes the last).
 * @returns the value, or the first mistake.
 */
export function parseJson(text: string, once = false): { readonly value: unknown } | { readonly mistake: Mistake } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { mistake: firstMistake(text) }
  }
  if (once && keysIn(text) !== keysOf(value)) return { mistake: firstMistake(text) }
  return { value }
}

/** How many keys a text has. It jumps from quotation mark to quotation mark, since it is called for millions of records. */
function keysIn(text: string): number {
  let keys = 0
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfText(text, start)
    if (text[skipSpace(text, end + 1)] === ":") keys++
    start = text.indexOf('"', end + 1)
  }
  return keys
}

/** Where the string ends whose opening quotation mark is at `start`; -1 if it does not. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text[end - 1 - backslashes] === "\\") backslashes++
    if (backslashes % 2 === 0) return end
  }
  return -1
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (text[at] === " " || text[at] === "\t" || text[at] === "\r" || text[at] === "\n") at++
  return at
}

/** How many keys a value has. Not recursive, since JSON may be nested more deeply than calls can be. */
function keysOf(value: unknown): number {
  let keys = 0
  const left = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next !== "object" || next === null) continue
    const parts: unknown[] = Object.values(next)
    if (!Array.isArray(next)) keys += parts.length
    for (const part of parts) left.push(part)
  }
  return keys
}

class Found extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

/** Parses the text once more, to find the first mistake and describe it. */
function firstMistake(text: string): Mistake {
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0)))
    throw new Found(end, `expected its end, got ${gotAt(text, end)}`)
  } catch (error) {
    if (error instanceof RangeError) return { line: 1, message: "it is nested too deeply" }
    if (!(error instanceof Found)) throw error
    const before = text.slice(0, error.at)
    const column = error.at - before.lastIndexOf("\n")
    return { line: before.split("\n").length, message: `${error.message} (column ${column})` }
  }
}

/** Reads the value at `at`. @returns where it ends. @throws Found with the mistake. */
function readValue(text: string, at: number): number {
  const sign = text[at]
  if (sign === "{") return readItems(text, at, "}", readEntry(new Set()))
  if (sign === "[") return readItems(text, at, "]", readValue)
  if (sign === '"') return readText(text, at)
  const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(text.slice(at, at + 400))?.[0]
  if (word !== undefined) return at + word.length
  if (/^[-+.\d]/.test(text.slice(at, at + 1)))
    throw new Found(at, `expected a number as JSON writes it, such as 12 or -1.5, got ${gotAt(text, at)}`)
  throw new Found(
    at,
    `expected a value (text in double quotation marks, a number, true, false, null, [ or {), got ${gotAt(text, at)}`,
  )
}

function readItems(text: string, open: number, close: string, read: (text: string, at: number) => number): number {
  let at = skipSpace(text, open + 1)
  if (text[at] === close) return at + 1
  for (;;) {
    at = skipSpace(text, read(text, at))
    if (text[at] === close) return at + 1
    if (text[at] !== ",") throw new Found(at, `expected a comma or ${close}, got ${gotAt(text, at)}`)
    const comma = at
    at = skipSpace(text, at + 1)
    if (text[at] === close) throw new Found(comma, `expected no comma before ${close}`)
  }
}

function readEntry(keys: Set<string>): (text: string, at: number) => number {
  return (text, at) => {
    if (text[at] !== '"') throw new Found(at, `expected a key in double quotation marks, got ${gotAt(text, at)}`)
    const end = readText(text, at)
    const key = JSON.parse(text.slice(at, end)) as string
    if (keys.has(key)) throw new Found(at, `expected each key once, got ${quoted(key)} twice in one object`)
    keys.add(key)
    const colon = skipSpace(text, end)
    if (text[colon] !== ":") throw new Found(colon, `expected a colon behind the key, got ${gotAt(text, colon)}`)
    return readValue(text, skipSpace(text, colon + 1))
  }
}

function readText(text: string, start: number): number {
  const end = endOfText(text, start)
  const line = text.slice(start, end < 0 ? undefined : end)
  // DEL and the controls behind it are allowed in JSON.
  const control = /(?![\x7f-\x9f])\p{Cc}/u.exec(line)
  if (control && (end >= 0 || control[0] !== "\n"))
    throw new Found(
      start + control.index,
      "a line break, tab or control character stands within a text; write \\n, \\t or \\u0000 for it",
    )
  if (end < 0) throw new Found(start, 'a quotation mark " is opened and not closed')
  const unknown = /\\(?:[^"\\/bfnrtu]|u(?![\da-fA-F]{4}))/.exec(line.replaceAll("\\\\", "  "))
  if (unknown)
    throw new Found(
      start + unknown.index,
      `JSON knows no ${line.slice(unknown.index, unknown.index + 2)} within a text; write \\\\ for a backslash itself`,
    )
  return end + 1
}

function gotAt(text: string, at: number): string {
  const word = /^(?:[\p{L}\p{N}_.+-]+|\S)?/u.exec(text.slice(at, at + 100))?.[0]
  if (word === '"') return "a quotation mark"
  return word ? quoted(word) : "nothing more"
}
