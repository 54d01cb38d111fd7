import { foldCodePoint, MARK, REMOVED } from "./fold-table.ts"

/**
 * A folded text with the way back: unit i of `folded` came from the original's UTF-16 units [starts[i], ends[i]). Removed marks
 * and tatweels count as part of the letter before them, so that no range separates them from it.
 */
export type Folded = { folded: string; starts: Uint32Array; ends: Uint32Array }

/**
 * Removes differences of spelling, case, marks, digits, quotation marks and white space from a text. For matching only, never
 * for display. Never throws; `fold(fold(x)) === fold(x)`.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text
  return run(text, undefined).folded
}

/** `fold`, with the ranges of the original from which each unit came. */
export function foldMapped(text: string): Folded {
  const spans = { starts: new Uint32Array(text.length + 16), ends: new Uint32Array(text.length + 16) }
  return run(text, spans)
}

// Matches ASCII in lower case without control characters, backticks and double spaces, which `fold` does not change.
const plain = /^(?: ?[!-@[-_a-{-~])* ?$/

// A cache by UTF-16 unit: 0 not known yet, 1 removed, 2 mark, 3 see `long`, else the one unit that it folds to.
const single = new Uint16Array(65536)
const long = new Map<number, string>()
const LONG = 3
const SPACE = 0x20

// How many code points above U+FFFF are cached, so that no text can make the process grow.
const ASTRAL_LIMIT = 4096
const astral = new Map<number, string>()

function learn(unit: number): number {
  const folded = foldCodePoint(String.fromCharCode(unit))
  if (folded.length > 1) long.set(unit, folded)
  const entry = folded.length > 1 ? LONG : folded.charCodeAt(0)
  single[unit] = entry
  return entry
}

function foldAstral(point: number): string {
  let folded = astral.get(point)
  if (folded === undefined) {
    folded = foldCodePoint(String.fromCodePoint(point))
    if (astral.size >= ASTRAL_LIMIT) astral.clear()
    astral.set(point, folded)
  }
  return folded
}

type Spans = { starts: Uint32Array; ends: Uint32Array }

function run(text: string, spans: Spans | undefined): Folded {
  let units = new Uint16Array(text.length + 16)
  let starts = spans?.starts
  let ends = spans?.ends
  let length = 0
  const removed = REMOVED.charCodeAt(0)
  const mark = MARK.charCodeAt(0)

  const emit = (unit: number, start: number, end: number): void => {
    if (unit === SPACE && length > 0 && units[length - 1] === SPACE) {
      if (ends) ends[length - 1] = end
      return
    }
    if (length === units.length) {
      units = grown(units, new Uint16Array(length * 2))
      if (starts) starts = grown(starts, new Uint32Array(length * 2))
      if (ends) ends = grown(ends, new Uint32Array(length * 2))
    }
    units[length] = unit
    if (starts) starts[length] = start
    if (ends) ends[length] = end
    length++
  }

  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    const start = at++
    let folded: string | undefined
    let entry = single[unit] || learn(unit)
    if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00) {
      folded = foldAstral(text.codePointAt(start) ?? unit)
      at++
      entry = folded.length > 1 ? LONG : folded.charCodeAt(0)
    }
    if (entry === removed) continue
    if (entry === mark) {
      if (ends && length > 0 && units[length - 1] !== SPACE) ends[length - 1] = at
    } else if (entry === LONG) {
      folded ??= long.get(unit) ?? ""
      for (let i = 0; i < folded.length; i++) emit(folded.charCodeAt(i), start, at)
    } else emit(entry, start, at)
  }

  const folded = Buffer.from(units.buffer, 0, length * 2).toString("utf16le")
  const none = new Uint32Array(0)
  return { folded, starts: starts?.subarray(0, length) ?? none, ends: ends?.subarray(0, length) ?? none }
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
