import { describe, expect, it } from "vitest"
import { finishHash, hashText, mixBlock } from "../../../src/text/shared/murmur3.ts"

describe("MurmurHash3", () => {
  // Published test vectors of MurmurHash3_x86_32 for inputs of whole blocks.
  it.each([
    [0, [], 0],
    [1, [], 0x514e28b7],
    [0xffffffff, [], 0x81f16f39],
    [0, [0xffffffff], 0x76293b50],
    [0, [0x87654321], 0xf55b516b],
    [0x5082edee, [0x87654321], 0x2362f9de],
    [0, [0], 0x2362f9de],
  ])("of seed %d and blocks %j is %d", (seed, blocks, expected) => {
    expect(finishHash(blocks.reduce(mixBlock, seed), blocks.length) >>> 0).toBe(expected)
  })

  it("hashes every UTF-16 unit of a text", () => {
    expect(new Set(["", "a", "b", "ab", "ba", "سلام", "سلم", "\ud800"].map((text) => hashText(text))).size).toBe(8)
    expect(hashText("ab")).toBe(finishHash(mixBlock(mixBlock(0, 0x61), 0x62), 2))
  })
})
