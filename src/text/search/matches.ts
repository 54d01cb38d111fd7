import { calendar } from "../dates/calendar.ts"
import { type Match, matchesOf } from "./match-terms.ts"
import { formsOfName } from "./name-forms.ts"
import type { QueryTerm, SearchQuery } from "./query.ts"
import { type Term, termsOf } from "./terms.ts"

/**
 * A range of a text, in UTF-16 units [start, end), that matches a query. EXACT: the same characters but for case; FOLDED: the
 * same after folding; STEM: another form of the word; ALIAS: the same value, or another name.
 */
export type Hit = { start: number; end: number; kind: "EXACT" | "FOLDED" | "STEM" | "ALIAS" }

const ORDER = ["EXACT", "FOLDED", "STEM", "ALIAS"]

/**
 * The ranges of a text to highlight for a query: whole words with clitics and marks; a phrase or value as one range. Hits are
 * in the order of the text and do not overlap: of two that would, the longer one stays, else the better one. @param aliases
 * other names, as phrases; their hits are ALIAS, also behind clitics and before 's. @param terms those of the text, if the
 * caller has them.
 */
export function matchesIn(
  text: string,
  query: SearchQuery,
  aliases: readonly SearchQuery[] = [],
  terms: readonly Term[] = termsOf(text),
): Hit[] {
  const found: { match: Match; hit: Hit }[] = []
  const add = (match: Match, kind: Hit["kind"]): void => {
    const last = lastMarked(terms, match)
    found.push({ match, hit: { start: terms[match.from]?.start ?? 0, end: terms[last]?.end ?? 0, kind } })
  }
  for (const term of query.all) {
    for (const match of matchesOf(terms, term)) add(match, kindOf(text, terms, match, term))
  }
  for (const term of aliases.flatMap((alias) => alias.all)) {
    for (let index = 0; index < terms.length; index++) {
      if (isNameAt(terms, index, term)) add({ from: index, to: index + term.words.length, kind: "ALIAS" }, "ALIAS")
    }
  }
  return withoutOverlaps(found, terms.length)
}

function kindOf(text: string, terms: readonly Term[], match: Match, { kind, raw }: QueryTerm): Hit["kind"] {
  if (match.kind !== "FOLDED") return match.kind
  const original = text.slice(terms[match.from]?.start, terms[match.to - 1]?.end).toLowerCase()
  const typed = raw.toLowerCase()
  return original === typed || (kind === "prefix" && original.startsWith(typed)) ? "EXACT" : "FOLDED"
}

// "السابع من" before أبريل has the value 7, but only السابع is highlighted for it.
function lastMarked(terms: readonly Term[], { from, to, kind }: Match): number {
  let last = to - 1
  if (kind !== "ALIAS" || terms[from]?.canonical === null) return last
  const joins = new Set(calendar().joins.flat())
  while (last > from && joins.has(terms[last]?.folded ?? "")) last--
  return last
}

function isNameAt(terms: readonly Term[], index: number, { words }: QueryTerm): boolean {
  return words.every(({ folded }, offset) => {
    const word = terms[index + offset]?.folded
    if (word === undefined) return false
    if (word === folded) return true
    if (offset === words.length - 1 && word === `${folded}'s`) return true
    return offset === 0 && word.endsWith(folded.replace(/^ال/, "")) && formsOfName(folded).includes(word)
  })
}

function withoutOverlaps(found: { match: Match; hit: Hit }[], length: number): Hit[] {
  const width = ({ hit }: { hit: Hit }): number => hit.end - hit.start
  found.sort((a, b) => width(b) - width(a) || ORDER.indexOf(a.hit.kind) - ORDER.indexOf(b.hit.kind))
  const taken = new Uint8Array(length)
  const kept = found.filter(({ match }) => {
    if (taken.subarray(match.from, match.to).includes(1)) return false
    taken.fill(1, match.from, match.to)
    return true
  })
  return kept.map(({ hit }) => hit).sort((a, b) => a.start - b.start)
}
