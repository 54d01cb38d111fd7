/**
 * The bytes that a text in base64url stands for; `null` where it is none. Clients and libraries on the way may have padded it by `=`, or
 * have written it in base64's other alphabet. That is the same text: what else differs is another.
 */
export function bytesIn(text: string): Buffer | null {
  const plain = text
    .replace(/={1,2}$/, "")
    .replaceAll("+", "-")
    .replaceAll("/", "_")
  const bytes = Buffer.from(plain, "base64url")
  return bytes.toString("base64url") === plain ? bytes : null
}
