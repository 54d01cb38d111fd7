import { fold } from "../fold.ts"
import { type Token, tokenize } from "../tokens.ts"

/** The words of a text in order, as they are compared with another text's. */
export type Words = readonly Token[]

// Proclitics of one letter. Arabic writes them onto the next word, but some write "و قال", and all write 'لـ"رويترز"' and
// "لـCNN".
const proclitics = new Set("وفبكل")

// What may stand, folded, between such a letter and its word. A comma or full stop would make it a letter by itself ("أ، ب،
// ج").
const written = /^ ?["'([]? ?$/

/**
 * The words that shared passages are made of. Two words are the same when they fold to the same letters, and only then: a
 * shared passage says that the wording is the same, so "3" and "ثلاثة", or "العراق" and "بالعراق", are different words, as
 * they are to a reader who lays the two texts side by side. Only the spelling may differ: hamzas, marks, tatweels, digits'
 * shapes, case, and whether a one-letter proclitic is written apart ("و قال", 'لـ "رويترز"'), which then belongs to the word
 * behind it. Punctuation, quotation marks and the ends of paragraphs are not words, so they do not end a passage: "ابريل/
 * نيسان" and "أبريل/نيسان" are the same, and a copy that was divided into other paragraphs is still one passage.
 */
export function sharedWords(body: string): Words {
  const tokens = tokenize(body)
  const words: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const next = tokens[at + 1]
    if (next && isProclitic(token) && !isProclitic(next) && written.test(fold(body.slice(token.end, next.start)))) {
      words.push({ start: token.start, end: next.end, folded: token.folded + next.folded })
      at++
    } else words.push(token)
  }
  return words
}

function isProclitic(token: Token): boolean {
  return token.folded.length === 1 && proclitics.has(token.folded)
}
