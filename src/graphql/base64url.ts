/**
 * Decodes base64url; `null` for any other text. Padding with `=` and base64's other alphabet are accepted too, since clients
 * and libraries may have converted the text; nothing else that differs from our own encoding is.
 */
export function bytesIn(text: string): Buffer | null {
  const plain = text
    .replace(/={1,2}$/, "")
    .replaceAll("+", "-")
    .replaceAll("/", "_")
  const bytes = Buffer.from(plain, "base64url")
  return bytes.toString("base64url") === plain ? bytes : null
}
