import { hash } from "node:crypto"

/** Long enough to tell what an article is about. UTF-16 units. */
const LONGEST = 80

/**
 * A slug from a headline in any script, ending in a few digits of a hash of headline and file name: the same file has the same slug
 * whatever was imported before it, and two documents with one headline do not meet.
 */
export function slugOf(headline: string, fileName: string): string {
  return slugFor(headline, `${headline}\0${fileName}`)
}

/** A slug from words, and from what makes the thing that they name the same one: a document's id or address. */
export function slugFor(words: string, identity: string): string {
  return `${slugWords(words)}${hash("sha256", identity.normalize("NFC"), "hex").slice(0, 8)}`
}

/** The words of a text, as many as a slug should have, with a hyphen behind each; "" for a text without any. */
export function slugWords(text: string): string {
  // Composed first: a hamza that is a mark of its own is a letter's part, and not one of the vowel marks that go.
  const words = text
    .normalize("NFC")
    .replace(/[\u0640\p{Mn}\p{Cf}]/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  let slug = ""
  for (const word of words ?? []) {
    if (slug.length + word.length + 1 > LONGEST) break
    slug += `${word}-`
  }
  return slug
}
