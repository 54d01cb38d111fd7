/**
 * One step of MurmurHash3_x86_32 (Appleby, 2011, public domain) with a block of 32 bits. @param state the result of the step
 * before, at first the seed.
 */
export function mixBlock(state: number, block: number): number {
  const scrambled = Math.imul(rotated(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593)
  return (Math.imul(rotated(state ^ scrambled, 13), 5) + 0xe6546b64) | 0
}

/** The last step of MurmurHash3_x86_32 after `blocks` blocks. @returns the hash as a signed 32-bit integer. */
export function finishHash(state: number, blocks: number): number {
  let hash = state ^ (blocks * 4)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** The hash of a text, each of its UTF-16 units as one block: a signed 32-bit integer, the same on every machine. */
export function hashText(text: string, seed = 0): number {
  let state = seed
  for (let at = 0; at < text.length; at++) state = mixBlock(state, text.charCodeAt(at))
  return finishHash(state, text.length)
}

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
