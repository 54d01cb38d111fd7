import type { GraphQLResolveInfo } from "graphql"
import { type ArgumentBuilder, pageArguments } from "../../graphql/arguments.ts"
import {
  type Connection,
  type ConnectionFieldBuilder,
  connectionType,
  type EdgeFieldBuilder,
} from "../../graphql/connection.ts"
import type { Context } from "../../graphql/context.ts"
import { prefetchesBelow } from "../../graphql/look-ahead.ts"
import { LARGEST_PAGE, type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { LENGTH, PRICE } from "../../graphql/pricing/extensions.ts"
import { kindCalled } from "../kinds.ts"
import { PersonRoleEnum } from "../people/role.ts"
import { matchOf } from "../search/match.ts"
import { MATCH_PRICE, ONLY_SIMILAR, SearchMatch } from "../search/match-type.ts"
import { SCORES } from "../search/tiers.ts"
import { type ArticleScope, leadingSearch, narrowToIndexedScope } from "./filter.ts"
import { ArticleFilterInput, type ArticleFilterShape, toArticleFilter } from "./filter-input.ts"
import { ArticleOrderInput, type ArticleOrderShape, toOrder } from "./order.ts"
import { Article } from "./ref.ts"
import type { ArticleRow, PagedArticleRow } from "./sql.ts"

export const ArticleConnection = connectionType<PagedArticleRow, ArticleRow>({
  name: "Article",
  node: Article,
  nodes: "articles",
  edgeFields: (t) => ({ match: matchField(t) }),
  fields: (t) => ({ onlySimilar: onlySimilarField(t) }),
})

export const PersonArticleConnection = connectionType<PagedArticleRow, ArticleRow>({
  name: "PersonArticle",
  node: Article,
  nodes: "articles in which a person stands",
  edgeFields: (t) => ({
    match: matchField(t),
    roles: t.field({
      type: [PersonRoleEnum],
      description: "What the person is in this article: author, subject, quoted or mentioned.",
      resolve: async ({ row }, _args, context) => {
        const found = await context.loaders.articles.rolesOfPerson.load(`${row.parentId}:${row.id}`)
        return found.map(({ role }) => role)
      },
      extensions: { [LENGTH]: 2 },
    }),
  }),
  fields: (t) => ({ onlySimilar: onlySimilarField(t) }),
})

/** The fields of an edge that say why the article was found, if the list was searched. */
function matchField(t: EdgeFieldBuilder<PagedArticleRow>) {
  return t.field({
    type: SearchMatch,
    nullable: true,
    description: "Why it was found, and where; null where the filter has no `search` that must hold.",
    resolve: async ({ row, connection }, _args, { loaders }) => {
      const { search } = connection as ArticleList
      if (search === null || row.score === undefined) return null
      return matchOf(textsOf(row), search, await loaders.search.expansionsOf(search), row.score)
    },
    extensions: { [PRICE]: MATCH_PRICE },
  })
}

function onlySimilarField(t: ConnectionFieldBuilder<PagedArticleRow>) {
  return t.boolean({
    description: ONLY_SIMILAR,
    resolve: (connection) => (connection as ArticleList).onlySimilar(),
    extensions: { [PRICE]: 100 },
  })
}

/** The texts of an article that are searched for hits; a snippet is taken from the first of them with one. */
export function textsOf({ body = "", headline }: ArticleRow): string[] {
  return [body, headline]
}

export interface ArticleListArguments extends PageArguments {
  filter?: ArticleFilterShape | null
  orderBy?: ArticleOrderShape | null
}

/** A list of articles, with the search by which it was found, of which the edges tell. */
export interface ArticleList extends Connection<PagedArticleRow> {
  readonly search: string | null
  /** Whether all articles in it match only by words that are spelled similarly to those of the search. */
  readonly onlySimilar: () => Promise<boolean>
}

/** The arguments of every list of articles. */
export function articleArguments(arg: ArgumentBuilder, largest = LARGEST_PAGE) {
  return {
    ...pageArguments(arg, largest),
    filter: arg({ type: ArticleFilterInput, description: "Only articles for which this holds." }),
    orderBy: arg({ type: ArticleOrderInput, description: "Newest first where absent." }),
  }
}

/** The field that is being resolved. */
export interface Asked {
  readonly context: Context
  readonly info: GraphQLResolveInfo
}

/** The field in which each list stands; it is part of the list's cursors. */
const LISTS: Record<Exclude<ArticleScope["of"], "linked">, string> = {
  all: "Query.articles",
  publisher: "Source.articles",
  citedSource: "Source.citedIn",
  mentionedSource: "Source.mentionedIn",
  person: "Person.articles",
  topicTree: "Topic.articles",
  story: "Story.articles",
}

function fieldOf(scope: ArticleScope): string {
  return scope.of === "linked" ? `${kindCalled(scope.to).type}.articles` : LISTS[scope.of]
}

/** Makes every list of articles, whatever its parent is. */
export function articleConnection(
  { context, info }: Asked,
  scope: ArticleScope,
  owner: string,
  args: ArticleListArguments,
  largest = LARGEST_PAGE,
): ArticleList {
  const filter = toArticleFilter(args.filter)
  const order = toOrder(args.orderBy, filter, fieldOf(scope))
  const keyset = { ...order.keyset, list: fieldOf(scope) }
  const page = toPageRequest(args, keyset, largest)
  const { selection, parent } = narrowToIndexedScope({ scope, filter }, owner)
  const search = leadingSearch(filter)
  const { pages, counts } = context.loaders.articles
  return {
    order: keyset,
    keyOf: order.keyOf,
    search,
    onlySimilar: async () => {
      if (search === null || !(await context.loaders.search.tiersOf(search))?.similar) return false
      // If the best match is only a similar one, all of them are.
      const best = {
        ...selection,
        order: { by: "relevance" } as const,
        page: { limit: 1, backward: false, after: null, before: null },
      }
      const { rows } = await pages(best).get(parent)
      return rows[0]?.score === SCORES.similar
    },
    page: () => {
      // The order by change exists only for the list of all articles; a list that comes from a condition of its own uses
      // another index.
      const whole = order.model.by === "changed" ? { selection: { scope, filter }, parent: owner } : { selection, parent }
      return pages({ ...whole.selection, order: order.model, page }).getWith(whole.parent, prefetchesBelow(context, info))
    },
    count: () => counts(selection).get(parent),
  }
}
