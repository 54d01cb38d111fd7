// The first bytes of files that are not text, and what such a file is.
const MAGIC: readonly (readonly [string, string])[] = [
  ["%PDF", "a PDF: copy its text into a text file"],
  ["PK\u0003\u0004", "a Word document or ZIP archive: save it as plain text in UTF-8"],
  ["{\\rtf", "a rich-text document: save it as plain text in UTF-8"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word document: save it as plain text in UTF-8"],
  ["\u001f\u008b", "compressed: unpack it with gunzip"],
]

/** What a binary file is and what to do about it, for kinds that people try to import as text; `undefined` for others. */
export function binaryFormat(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  return MAGIC.find(([first]) => start.startsWith(first))?.[1]
}

/**
 * The encoding of text with two or four bytes for each character ("UTF-16", "UTF-16LE", "UTF-32", …), as iconv names it;
 * `undefined` for other bytes. Recognised by the BOM, or by NUL in every other byte, which white space and Latin letters have.
 */
export function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? "UTF-32" : "UTF-16"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16"
  const sample = bytes.subarray(0, 2048)
  const nuls: [number, number] = [0, 0]
  let others = 0
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2 === 0 ? 0 : 1]++
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) others++
  })
  const [even, odd] = nuls
  const half = sample.length / 2
  if (half < 4 || bytes.length % 2 === 1) return undefined
  if (even === 0 && odd > half * 0.4) return "UTF-16LE"
  if (odd === 0 && even > half * 0.4) return "UTF-16BE"
  // Most Arabic characters in UTF-16 are U+06xx, so every other byte is 6.
  if (even + odd > 0 && others > half * 0.4) return mostly(sample, 0) ? "UTF-16BE" : "UTF-16LE"
  return undefined
}

function mostly(sample: Uint8Array, parity: number): boolean {
  return sample.filter((byte, index) => index % 2 === parity && byte === 6).length > sample.length / 8
}

/** How many bytes are NUL, and how many are other control characters that are not white space. */
export function countControls(bytes: Uint8Array): { nul: number; other: number } {
  let nul = 0
  let other = 0
  for (const byte of bytes) {
    if (byte === 0) nul++
    else if (byte === 0x7f || (byte < 0x20 && (byte < 0x09 || byte > 0x0d))) other++
  }
  return { nul, other }
}
