import { fold, foldMapped } from "./fold.ts"
import { type Token, tokenize } from "./tokens.ts"

/** A text with its tokens, and the folded forms of these as a list, for the rules that read dates and numbers. */
export type Words = { readonly text: string; readonly tokens: readonly Token[]; readonly folded: readonly string[] }

/** Splits a text into words once, for all rules that read it. */
export function readWords(text: string): Words {
  const tokens = tokenize(text)
  return { text, tokens, folded: tokens.map((token) => token.folded) }
}

/** A gap that no expression may span: a blank line, the end of the text, or more than a few characters. */
export const BREAK = "\n"
const WIDEST = 8

/**
 * What stands between word `index` and the next, folded: " ", ", ", "/", "" or BREAK. Any white space is given as one space.
 */
export function gapAfter({ text, tokens }: Words, index: number): string {
  const from = tokens[index]?.end
  const to = tokens[index + 1]?.start
  if (from === undefined || to === undefined || to - from > WIDEST) return BREAK
  const gap = text.slice(from, to)
  if (gap === " " || gap === "") return gap
  if (gap === "\n") return " "
  return /\n\s*\n/.test(gap) ? BREAK : fold(gap)
}

/** Whether only white space stands between words `from` to `to`. */
export function isPlainRun(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isPlain(gapAfter(words, at))) return false
  return true
}

/** Whether a gap is white space or nothing, or the hyphen of "twenty-five". */
export function isPlain(gap: string): boolean {
  return gap === " " || gap === "" || gap === "-"
}

/** The UTF-16 offset inside word `index` behind its first `letters` folded letters, such as its proclitics. */
export function startBehind({ text, tokens }: Words, index: number, letters: number): number {
  const token = tokens[index]
  if (token === undefined) return text.length
  if (letters === 0) return token.start
  // If the prefix has no marks, removed characters or ligatures, it is as long as its folded form.
  const prefix = text.slice(token.start, token.start + letters)
  if (token.end - token.start === token.folded.length && token.folded.startsWith(prefix)) return token.start + letters
  return token.start + (foldMapped(text.slice(token.start, token.end)).starts[letters] ?? 0)
}
