import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import type { Context } from "../../graphql/context.ts"
import type { ListOrder } from "../../graphql/cursor.ts"
import { labelOf } from "../../graphql/labels.ts"
import { inLocale, localeArgument } from "../../graphql/locale.ts"
import { PREFETCH } from "../../graphql/look-ahead.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { WEIGHT } from "../../graphql/pricing/extensions.ts"
import { ArticleConnection, articleArguments, articleConnection } from "../articles/connection.ts"
import { Article } from "../articles/ref.ts"
import type { ArticleRow } from "../articles/sql.ts"
import type { SourceRole } from "../enums.ts"
import { Named } from "../names/named.ts"
import { SourceKindEnum } from "./kind-enum.ts"
import { Source } from "./ref.ts"
import { type ArticleSourceRow, BY_POSITION, type SourceRow } from "./sql.ts"

registerNode("Source", (context, id) => context.loaders.sources.byId.load(id))

Source.implement({
  description:
    "An organisation that publishes, or whose words others pass on: an outlet, an agency, a ministry, an armed group.",
  interfaces: [Node, Named],
  fields: (t) => ({
    id: t.id(nodeIdField("Source")),
    kind: t.field({ type: SourceKindEnum, description: "What kind of organisation it is.", resolve: (source) => source.kind }),
    kindLabel: t.string({
      description: "What readers call that kind: `وكالة أنباء`, `News agency`.",
      args: localeArgument(t.arg),
      resolve: (source, { locale }) => labelOf("SourceKind", source.kind, locale),
    }),
    description: t.string({
      nullable: true,
      description: "What this is, in a line.",
      args: localeArgument(t.arg),
      resolve: (source, { locale }) => inLocale(locale, source.descriptionAr, source.descriptionEn),
      extensions: { [WEIGHT]: 200 },
    }),
    homepage: t.exposeString("homepage", { nullable: true, description: "Its own site." }),
    country: t.exposeString("country", { nullable: true, description: "ISO 3166-1 alpha-2: `IQ`." }),
    articles: t.field({
      type: ArticleConnection,
      description: "The articles that it published, newest first.",
      args: articleArguments(t.arg),
      resolve: (source, args, context, info) => articleConnection({ context, info }, { of: "publisher" }, source.id, args),
    }),
    citedIn: t.field({
      type: ArticleConnection,
      description: "The articles that pass its words on, newest first.",
      args: articleArguments(t.arg),
      resolve: (source, args, context, info) => articleConnection({ context, info }, { of: "citedSource" }, source.id, args),
    }),
    mentionedIn: t.field({
      type: ArticleConnection,
      description: "The articles that speak of it without citing it, newest first.",
      args: articleArguments(t.arg),
      resolve: (source, args, context, info) =>
        articleConnection({ context, info }, { of: "mentionedSource" }, source.id, args),
    }),
  }),
})

const ArticleSourceConnection = connectionType<ArticleSourceRow, SourceRow>({
  name: "ArticleSource",
  node: Source,
  nodes: "sources in an article",
})

const LISTS = {
  CITED: { ...BY_POSITION, list: "Article.citedSources" },
  MENTIONED: { ...BY_POSITION, list: "Article.mentionedSources" },
} as const satisfies Record<SourceRole, ListOrder>

function sourcesOf(article: ArticleRow, role: SourceRole, args: PageArguments, { loaders }: Context) {
  const page = toPageRequest(args, LISTS[role])
  return {
    order: LISTS[role],
    keyOf: (row: ArticleSourceRow) => ({ sort: String(row.position), id: row.id }),
    page: () => loaders.sources.ofArticles({ role, page }).loader.get(article.id),
    count: () => loaders.sources.countsOfArticles(role).get(article.id),
  }
}

const prefetched = (role: SourceRole) => ({
  [PREFETCH]: (args: PageArguments, { loaders }: Context) =>
    loaders.sources.ofArticles({ role, page: toPageRequest(args, LISTS[role]) }).within("a.id"),
})

builder.objectFields(Article, (t) => ({
  citedSources: t.field({
    type: ArticleSourceConnection,
    description: "The sources whose words the article passes on.",
    args: forwardArguments(t.arg),
    resolve: (article, args, context) => sourcesOf(article, "CITED", args, context),
    extensions: prefetched("CITED"),
  }),
  mentionedSources: t.field({
    type: ArticleSourceConnection,
    description: "The organisations that the article speaks of without citing them.",
    args: forwardArguments(t.arg),
    resolve: (article, args, context) => sourcesOf(article, "MENTIONED", args, context),
    extensions: prefetched("MENTIONED"),
  }),
}))
