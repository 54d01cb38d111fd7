import type { Lexemes } from "./lexemes.ts"

/** The oid of PostgreSQL's type tsvector (pg_type.dat). */
const TSVECTOR = 3614

const FIRST_SIZE = 1 << 20
const HEADER = 20

/**
 * Builds one parameter of the type tsvector[] in PostgreSQL's binary format (array_recv and tsvectorrecv: the number of
 * lexemes; for each its bytes and a zero, the number of its positions, and each position in two bytes). PostgreSQL reads this
 * several times faster than text, and sorts the lexemes itself. No lexeme may be twice in a vector.
 */
export interface BinaryVectors {
  add(lexemes: Pick<Lexemes, "placed" | "unplaced">): void
  /** The array with all vectors that were added. Nothing can be added afterwards. */
  array(): Buffer
}

/** An empty list of vectors, to which texts' lexemes are added one after the other. */
export function binaryVectors(): BinaryVectors {
  let bytes = Buffer.allocUnsafe(FIRST_SIZE)
  let at = HEADER
  let vectors = 0

  const reserve = (more: number) => {
    if (at + more <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + more))
    bytes.copy(larger, 0, 0, at)
    bytes = larger
  }
  const lexeme = (text: string, places: readonly number[], count: number) => {
    reserve(text.length * 3 + 3 + count * 2)
    at = writeUtf8(bytes, text, at)
    bytes[at++] = 0
    at = writeTwo(bytes, count, at)
    for (let index = 0; index < count; index++) at = writeTwo(bytes, places[index]!, at)
  }

  return {
    add({ placed, unplaced }) {
      reserve(8)
      const begin = at
      at += 8
      for (const { signed, places, count } of placed) lexeme(signed, places, count)
      for (const signed of unplaced) lexeme(signed, [], 0)
      bytes.writeInt32BE(at - begin - 4, begin)
      bytes.writeInt32BE(placed.length + unplaced.size, begin + 4)
      vectors++
    },
    array() {
      // The header of an array: the number of dimensions, a flag for nulls, the type of its elements, their number, and the
      // index of the first.
      const header = [vectors === 0 ? 0 : 1, 0, TSVECTOR, vectors, 1]
      for (const [index, value] of header.entries()) bytes.writeInt32BE(value, index * 4)
      return bytes.subarray(0, vectors === 0 ? HEADER - 8 : at)
    },
  }
}

function writeTwo(bytes: Uint8Array, value: number, at: number): number {
  bytes[at] = value >> 8
  bytes[at + 1] = value & 0xff
  return at + 2
}

// For short strings this loop is faster than a call of Buffer's own method.
function writeUtf8(bytes: Buffer, text: string, from: number): number {
  let at = from
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 0x3f)
    } else if ((unit & 0xf800) === 0xd800) return from + bytes.write(text, from)
    else {
      bytes[at++] = 0xe0 | (unit >> 12)
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[at++] = 0x80 | (unit & 0x3f)
    }
  }
  return at
}
