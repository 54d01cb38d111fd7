import { isUtf8 } from "node:buffer"
import { createReadStream } from "node:fs"

/** In bytes. A longer line is no record but a mistake. */
const LONGEST_LINE = 64_000_000

const NEWLINE = 0x0a

export interface Line {
  /** `null` where the line is not UTF-8. */
  readonly text: string | null
  /** From 1. */
  readonly number: number
  /** How many bytes of the file have been read, for the progress display. */
  readonly bytesRead: number
}

/**
 * The lines of a UTF-8 file as a stream, so that memory does not grow with the file. @throws RangeError for a line that is too
 * long.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let rest: Buffer[] = []
  let restLength = 0
  let number = 0
  let bytesRead = 0
  const take = (end: Buffer): Line => {
    const bytes = rest.length > 0 ? Buffer.concat([...rest, end]) : end
    rest = []
    restLength = 0
    return { text: decodeUtf8(bytes, number === 0), number: ++number, bytesRead }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    bytesRead += chunk.length
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      yield take(chunk.subarray(from, at))
      from = at + 1
    }
    rest.push(chunk.subarray(from))
    restLength += chunk.length - from
    if (restLength > LONGEST_LINE) throw new RangeError(`line ${number + 1} has more than ${LONGEST_LINE} bytes`)
  }
  if (restLength > 0) yield take(Buffer.alloc(0))
}

/** The text of UTF-8 bytes, without a BOM at the beginning of a file; `null` if they are not UTF-8. */
export function decodeUtf8(bytes: Buffer, beginsFile: boolean): string | null {
  if (!isUtf8(bytes)) return null
  const text = bytes.toString()
  return beginsFile ? text.replace(/^\uFEFF/, "") : text
}

/** The number, from 1, of the first line that is not UTF-8. */
export function firstLineNotUtf8(bytes: Buffer): number {
  let line = 1
  let from = 0
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && isUtf8(bytes.subarray(from, at)); at = bytes.indexOf(NEWLINE, from)) {
    line++
    from = at + 1
  }
  return line
}
