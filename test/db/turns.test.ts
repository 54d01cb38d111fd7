import { EventEmitter } from "node:events"
import type { Socket } from "node:net"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Turn, TurnReader } from "../../src/db/embedded/turns.ts"

const int = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const message = (type: string, content = "") =>
  Buffer.concat([Buffer.from(type), int(4 + Buffer.byteLength(content)), Buffer.from(content)])
const opening = (code: number, content = "") =>
  Buffer.concat([int(8 + Buffer.byteLength(content)), int(code), Buffer.from(content)])

const STARTUP = opening(196_608, "user\0postgres\0\0")
const STATEMENT = Buffer.concat([message("P", "\0SELECT 'كلام'\0"), message("B"), message("D"), message("E"), message("S")])

/** Reads `bytes` in pieces of these sizes. */
function turnsOf(bytes: Buffer, sizes: number[] = [bytes.length]) {
  const written: string[] = []
  const done: string[] = []
  const connection = Object.assign(new EventEmitter(), {
    write: (text: string) => written.push(text),
    end: () => done.push("end"),
    destroy: () => done.push("destroy"),
  })
  const reader = new TurnReader(connection as unknown as Socket)
  const turns: Turn[] = []
  for (let at = 0, next = 0; at < bytes.length; next++) {
    const size = sizes[next % sizes.length] as number
    turns.push(...reader.read(bytes.subarray(at, at + size)))
    at += size
  }
  return { turns, written, done }
}

describe("what a connection sends", () => {
  it("is cut into turns, however it arrives", () => {
    const parts = [STARTUP, STATEMENT, message("Q", "BEGIN\0"), STATEMENT, STATEMENT]
    const property = fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (sizes) => {
      const { turns } = turnsOf(Buffer.concat(parts), sizes)
      expect(turns.map(({ messages }) => messages.toString("hex"))).toEqual(parts.map((part) => part.toString("hex")))
      expect(turns.every(({ complete }) => complete)).toBe(true)
    })
    fc.assert(property, { numRuns: 200, seed: 7 })
  })

  it("is told that there is no TLS before it starts", () => {
    const { turns, written } = turnsOf(Buffer.concat([opening(80_877_103), opening(80_877_104), STARTUP]))
    expect(written).toEqual(["N", "N"])
    expect(turns.map(({ messages }) => messages)).toEqual([STARTUP])
  })

  it("keeps its turn while it waits in the middle of a statement", () => {
    const half = Buffer.concat([message("P", "\0SELECT 1\0"), message("H")])
    const rest = Buffer.concat([message("E"), message("S")])
    const { turns } = turnsOf(Buffer.concat([STARTUP, half, rest]))
    expect(turns.slice(1)).toEqual([
      { messages: half, complete: false },
      { messages: rest, complete: true },
    ])
  })

  it("ends with a farewell, and at once where it wants another's statement ended", () => {
    expect(turnsOf(Buffer.concat([STARTUP, message("X")])).done).toEqual(["end"])
    expect(turnsOf(opening(80_877_102, "12345678")).done).toEqual(["destroy"])
  })
})
