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

/** The result of a search, and the search. */
export interface Results extends Connection<FoundRow> {
  readonly search: string
  /** Whether everything in it matches only by words that are spelled similarly to those of the search. */
  readonly onlySimilar: () => Promise<boolean>
}

const ORDER: ListOrder = { list: "Query.search", name: "search", sort: "", sortType: "text", id: "", direction: "DESC" }

/**
 * The results of a search as a connection. @throws BAD_USER_INPUT for a search that is too long, a wrong page size, or a cursor
 * of another list.
 */
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
      // If the best match is only a similar one, all of them are.
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

/** Why something was found: of an article by its texts, of others by the name that matches best. */
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

/** The rank of the best way in which a name matches; an exact match comes first. */
function closeness({ matchedBy: [first = "FUZZY"] }: Match): number {
  return KINDS.indexOf(first)
}

/** A cursor is a position within a group of results (score and kind); a search without that kind has no such position. */
function toResultKey({ sort, id }: Key, cursor: string, wanted: readonly SearchResultKind[]): ResultKey {
  const [score, kind, ...rest] = sort.split(" ")
  const value = rest.join(" ")
  const known = /^[1-4]$/.test(score ?? "") && wanted.includes(kind as SearchResultKind)
  if (!known || (kind === "ARTICLE" && value !== "-infinity" && !isInstant(value))) throw unknownCursor("after", cursor)
  return { score: Number(score), kind: kind as SearchResultKind, sort: value, id }
}
