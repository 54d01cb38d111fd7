import type { Phrase } from "../../text/dictionaries.ts"
import type { Token } from "../../text/tokens.ts"

/** Phrases by their first word, for finding one at a token. */
export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>

/** Indexes phrases by their first word. */
export function indexPhrases(...lists: (readonly Phrase[])[]): PhraseIndex {
  const index = new Map<string, Phrase[]>()
  for (const phrase of lists.flat()) {
    const first = phrase[0]
    if (first === undefined) continue
    const list = index.get(first)
    if (list) list.push(phrase)
    else index.set(first, [phrase])
  }
  return index
}

const PROCLITIC = "ل"
const LONGEST_PHRASE = 5

/**
 * How many tokens a phrase of the index takes that ends with token `end`; 0 for none. With `joined`, the prefixes و and ف
 * before its first word, and the س of the future, are ignored. A phrase whose last word is ل requires that token `end + 1`
 * begins with ل.
 */
export function phraseEndingAt(index: PhraseIndex, tokens: Token[], end: number, joined: boolean): number {
  for (let length = Math.min(LONGEST_PHRASE, end + 1); length > 0; length--) {
    const start = end - length + 1
    const word = tokens[start]?.folded ?? ""
    for (const form of joined ? conjoined(word) : [word]) {
      if (index.get(form)?.some((phrase) => matches(phrase, tokens, start, length))) return length
    }
  }
  return 0
}

/**
 * How many tokens the longest phrase of the index takes that begins with token `start`; 0 when none does. `joined` as in
 * `phraseEndingAt`.
 */
export function phraseStartingAt(index: PhraseIndex, tokens: Token[], start: number, joined = false): number {
  const word = tokens[start]?.folded ?? ""
  let best = 0
  for (const form of joined ? conjoined(word) : [word]) {
    for (const phrase of index.get(form) ?? []) {
      const length = phrase.length > 1 && phrase.at(-1) === PROCLITIC ? phrase.length - 1 : phrase.length
      if (length > best && matches(phrase, tokens, start, length)) best = length
    }
  }
  return best
}

function matches(phrase: Phrase, tokens: Token[], start: number, length: number): boolean {
  const proclitic = phrase.length > 1 && phrase[phrase.length - 1] === PROCLITIC
  const words = proclitic ? phrase.slice(0, -1) : phrase
  if (words.length !== length) return false
  // The first word is already known to match, perhaps behind a conjunction.
  if (!words.every((word, offset) => offset === 0 || tokens[start + offset]?.folded === word)) return false
  return !proclitic || (tokens[start + length]?.folded.startsWith(PROCLITIC) ?? false)
}

/** A folded word, and its forms without the prefixes و and ف and without the س of the future. */
export function conjoined(word: string): string[] {
  const forms = [word]
  if (/^[وف]/.test(word) && word.length > 3) forms.push(word.slice(1))
  const last = forms[forms.length - 1] ?? word
  if (/^س[يت]/.test(last) && last.length > 4) forms.push(last.slice(1))
  return forms
}

/**
 * The text between token `index` and the next; -1 gives what is before the first token, the last index what is behind the last.
 */
export function gapAfter(text: string, tokens: Token[], index: number): string {
  return text.slice(tokens[index]?.end ?? 0, tokens[index + 1]?.start ?? text.length)
}
