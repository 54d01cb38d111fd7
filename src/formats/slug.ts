import { hash } from "node:crypto"

/** In UTF-16 units; enough to tell what an article is about. */
const LONGEST = 80

/**
 * A slug made of a headline in any script and a few digits of a hash of headline and file name: a file always gets the same
 * slug, whatever was imported before, and two documents with the same headline get different ones.
 */
export function slugOf(headline: string, fileName: string): string {
  return slugFor(headline, `${headline}\0${fileName}`)
}

/** A slug made of words and of what identifies the thing that they name: a document's id or address. */
export function slugFor(words: string, identity: string): string {
  return `${slugWords(words)}${hash("sha256", identity.normalize("NFC"), "hex").slice(0, 8)}`
}

/** The first words of a text, as many as a slug should have, each with a hyphen behind it; "" for a text without words. */
export function slugWords(text: string): string {
  // Normalised to composed characters first, since a combining hamza is part of a letter and must not be removed with the vowel
  // marks.
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
