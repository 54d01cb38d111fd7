import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { matchesDocument } from "../../../src/text/search/match-terms.ts"
import { parseQuery } from "../../../src/text/search/query.ts"
import { termsOf } from "../../../src/text/search/terms.ts"

/** A pair of pairs.yaml: whether a search for `query` must find `document`. */
export type Pair = { kind: string; query: string; document: string; match: boolean }

/** All pairs of pairs.yaml, in its order. */
export function pairs(): Pair[] {
  return pairsOf(new URL("pairs.yaml", import.meta.url))
}

/** All pairs of a file in the form of pairs.yaml. */
export function pairsOf(file: URL): Pair[] {
  const lists: Record<string, [string | number, string][]> = parse(readFileSync(file, "utf8"))
  return Object.entries(lists).flatMap(([kind, list]) =>
    list.map(([query, document]) => ({ kind, query: String(query), document, match: kind !== "negative" })),
  )
}

/** Whether Isnad's search finds the document. */
export function isnadMatches({ query, document }: Pair): boolean {
  return matchesDocument(parseQuery(query), [termsOf(document)])
}
