import { isInstant } from "../../db/instant.ts"
import { type Key, toPage } from "../../db/keyset.ts"
import { stillThere } from "../../errors.ts"
import type { Connection } from "../../graphql/connection.ts"
import type { Context } from "../../graphql/context.ts"
import { type ListOrder, unknownCursor } from "../../graphql/cursor.ts"
import { rememberType } from "../../graphql/node.ts"
import { type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { fold } from "../../text/fold.ts"
import { textsOf } from "../articles/connection.ts"
import type { ArticleRow } from "../articles/sql.ts"
import { checkSearch } from "./check.ts"
import { KINDS, type Match, matchOf } from "./match.ts"
import { foundAs, RESULT_KINDS, type SearchResultKind } from "./result.ts"
import type { ResultKey, ResultRow } from "./results-sql.ts"
import { SCORES } from "./tiers.ts"

export type FoundRow = ResultRow

/** What a search found, and what was searched for. */
export interface Results extends Connection<FoundRow> {
  readonly search: string
  /** Whether everything in it is spelled nearly as what was searched for, and nothing so. */
  readonly onlySimilar: () => Promise<boolean>
}

const ORDER: ListOrder = { list: "Query.search", name: "search", sort: "", sortType: "text", id: "", direction: "DESC" }

/** @throws BAD_USER_INPUT for a search that is too long, a bad size, a cursor of another list. */
export function searchResults(
  context: Context,
  search: string,
  kinds: readonly SearchResultKind[] | null,
  args: PageArguments,
): Results {
  checkSearch(search)
  const request = toPageRequest(args, ORDER)
  const wanted = RESULT_KINDS.filter((kind) => !kinds || kinds.includes(kind))
  const after = request.after ? toResultKey(request.after, args.after as string, wanted) : null
  const loaders = context.loaders.search
  const folded = fold(search).trim()
  return {
    order: ORDER,
    search,
    keyOf: (row) => ({
      sort: `${row.score} ${row.kind} ${row.kind === "ARTICLE" ? (row.sortAt ?? "-infinity") : row.sortName}`,
      id: row.id,
    }),
    page: async () => {
      const tiers = await loaders.tiersOf(search)
      if (!tiers || wanted.length === 0) return toPage([], request)
      return toPage([...(await loaders.results({ kinds: wanted, tiers, folded, first: request.limit, after }))], request)
    },
    onlySimilar: async () => {
      const tiers = await loaders.tiersOf(search)
      if (!tiers?.similar || wanted.length === 0) return false
      // Where the best match is a similar one, all are.
      const [best] = await loaders.results({ kinds: wanted, tiers, folded, first: 1, after: null })
      return best?.score === SCORES.similar
    },
    count: async () => {
      const tiers = await loaders.tiersOf(search)
      return tiers && wanted.length > 0 ? loaders.count({ kinds: wanted, tiers, folded }) : 0
    },
  }
}

export async function loadResult(context: Context, { kind, id }: Pick<FoundRow, "kind" | "id">): Promise<object> {
  const row = await context.loaders[foundAs(kind).table].byId.load(id)
  return rememberType(stillThere<object>(row), foundAs(kind).type)
}

/** Why something was found: articles by their texts, the others by the name that matches best. */
export async function loadMatch(context: Context, found: FoundRow, search: string): Promise<Match> {
  const expansions = await context.loaders.search.expansionsOf(search)
  const row = await loadResult(context, found)
  if (found.kind === "ARTICLE") return matchOf(textsOf(row as ArticleRow), search, expansions, found.score)
  const names = await context.loaders[foundAs(found.kind).table].names.load(found.id)
  const matches = names.map(({ value }) => matchOf([value], search, { ...expansions, named: new Map() }, found.score))
  const [best] = matches.toSorted((a, b) => b.highlights.length - a.highlights.length || closeness(a) - closeness(b)) as [Match]
  const isShown = names[matches.indexOf(best)]?.kind === "CANONICAL"
  return isShown || best.matchedBy.includes("ALIAS") ? best : { ...best, matchedBy: [...best.matchedBy, "ALIAS"] }
}

/** The way in which a name matches best: as it was typed before any other. */
function closeness({ matchedBy: [first = "FUZZY"] }: Match): number {
  return KINDS.indexOf(first)
}

/** A cursor stands in a group of results, so a list without that kind has no such place. */
function toResultKey({ sort, id }: Key, cursor: string, wanted: readonly SearchResultKind[]): ResultKey {
  const [score, kind, ...rest] = sort.split(" ")
  const value = rest.join(" ")
  const known = /^[1-4]$/.test(score ?? "") && wanted.includes(kind as SearchResultKind)
  if (!known || (kind === "ARTICLE" && value !== "-infinity" && !isInstant(value))) throw unknownCursor("after", cursor)
  return { score: Number(score), kind: kind as SearchResultKind, sort: value, id }
}
