import { elisions, POSSESSIVE, possessor, withoutApostrophes } from "../../text/apostrophes.ts"
import { cliticLength, withoutClitics } from "../../text/clitics.ts"
import { foldMapped } from "../../text/fold.ts"
import { type Token, tokenize } from "../../text/tokens.ts"
import type { Dictionary, Entry, TrieNode } from "./dictionary.ts"
import { endWithQuotation } from "./quotation.ts"

/**
 * A name found in a text: tokens [first, last], UTF-16 units [start, end) without proclitics and possessive, and with both
 * marks of a quotation that begins inside it; the entities it may be, and the folded proclitics before it ("وب" of "وببغداد").
 */
export type Match = { first: number; last: number; start: number; end: number; clitics: string; entries: Entry[] }

/** A text with its tokens and matches; `owners[i]` is the match that token i belongs to, in order and never overlapping. */
export type Matched = { text: string; tokens: Token[]; matches: Match[]; owners: (Match | undefined)[] }

// The end of a name: its last token, and the folded letters of that token behind it.
type Found = { last: number; behind: number; entries: Entry[] }

// A form that a name's first word may have in a text: its key, and how many folded letters (proclitics, suffix) stand before
// and behind it.
type Form = { key: string; before: number; behind: number; bare: boolean }

/** Finds the longest name at each place. The time grows with the text, not with the dictionary. */
export function matchNames(text: string, dictionary: Dictionary): Matched {
  const tokens = tokenize(text)
  const owners = new Array<Match | undefined>(tokens.length)
  const matches: Match[] = []
  const forms = new Map<string, Form[]>()
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]?.folded ?? ""
    let candidates = forms.get(word)
    if (!candidates) {
      candidates = formsOf(word)
      forms.set(word, candidates)
    }
    let best: Match | undefined
    for (const form of candidates) {
      const node = dictionary.first.get(form.key)
      const found = node && walk(text, tokens, at, form, node)
      if (found && (!best || found.last > best.last)) best = found
    }
    if (!best) continue
    matches.push(best)
    for (let index = best.first; index <= best.last; index++) owners[index] = best
    at = best.last
  }
  return { text, tokens, matches, owners }
}

function formsOf(word: string): Form[] {
  const forms = withoutClitics(word)
  const all = forms.map((form): Form => {
    // A word without its article is another word, except in a topic's name; the range has the article in any case.
    const articled = `ال${form}`
    const bare = forms.includes(articled)
    return { key: withoutApostrophes(form), before: cliticLength(word, bare ? articled : form), behind: 0, bare }
  })
  for (const { key, before, behind } of elisions(word)) all.push({ key, before, behind, bare: false })
  return all
}

// Which name is found depends only on names that are complete in the text, not on longer ones that begin alike.
function walk(text: string, tokens: Token[], first: number, form: Form, from: TrieNode): Match | undefined {
  let best: Found | undefined
  const end = (node: TrieNode | undefined, last: number, behind: number) => {
    const entries = node?.entries.filter((entry) => fits(entry, form, text, tokens[first])) ?? []
    if (entries.length > 0) best = { last, behind, entries }
  }
  end(from, first, form.behind)
  let node: TrieNode | undefined = from
  for (let last = first + 1; node && form.behind === 0; last++) {
    const next = tokens[last]
    if (!next || node.next.size === 0 || !isBridge(text, tokens[last - 1], next)) break
    const possessed = possessor(next.folded)
    if (possessed !== undefined) end(node.next.get(possessed), last, POSSESSIVE.length)
    node = node.next.get(withoutApostrophes(next.folded))
    end(node, last, 0)
  }
  return best && span(text, tokens, first, form, best)
}

function fits(entry: Entry, form: Form, text: string, token: Token | undefined): boolean {
  if (form.bare && entry.entity.kind !== "topic") return false
  if (!entry.capital || !token) return true
  return /\p{Lu}/u.test(text.slice(token.start, token.end))
}

function span(text: string, tokens: Token[], first: number, form: Form, found: Found): Match | undefined {
  const opening = tokens[first]
  const closing = tokens[found.last]
  if (!opening || !closing) return undefined
  const start = form.before === 0 ? opening.start : opening.start + (mapped(text, opening).starts[form.before] ?? 0)
  const kept = closing.folded.length - found.behind
  const end =
    found.behind === 0
      ? endWithQuotation(text, start, closing.end)
      : closing.start + (mapped(text, closing).ends[kept - 1] ?? 0)
  return { first, last: found.last, start, end, clitics: opening.folded.slice(0, form.before), entries: found.entries }
}

function mapped(text: string, token: Token): { starts: Uint32Array; ends: Uint32Array } {
  return foldMapped(text.slice(token.start, token.end))
}

const bridge = /^[\s\p{Cf}\p{Pd}\p{Pi}\p{Pf}"'`´„_.]{0,8}$/u

// Whether the characters between two words may be inside a name: spaces, quotation marks, hyphens, one line break, the stop of
// an initial.
function isBridge(text: string, before: Token | undefined, after: Token): boolean {
  if (!before) return false
  const gap = text.slice(before.end, after.start)
  if (gap === " ") return true
  if (!bridge.test(gap) || /\n\s*\n/.test(gap)) return false
  return !gap.includes(".") || before.folded.length <= 3
}
