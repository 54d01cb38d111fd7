import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import type { Context } from "../../graphql/context.ts"
import { labelOf } from "../../graphql/labels.ts"
import { inLocale, localeArgument } from "../../graphql/locale.ts"
import { PREFETCH } from "../../graphql/look-ahead.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { WEIGHT } from "../../graphql/pricing/extensions.ts"
import { articleArguments, articleConnection, PersonArticleConnection } from "../articles/connection.ts"
import { Article } from "../articles/ref.ts"
import type { PersonRole } from "../enums.ts"
import { Named } from "../names/named.ts"
import { Person } from "./ref.ts"
import { PersonRoleEnum } from "./role.ts"
import { type ArticlePersonRow, BY_POSITION, type PersonRow } from "./sql.ts"

registerNode("Person", (context, id) => context.loaders.people.byId.load(id))

Person.implement({
  description: "Someone who writes, speaks, or is spoken of.",
  interfaces: [Node, Named],
  fields: (t) => ({
    id: t.id(nodeIdField("Person")),
    description: t.string({
      nullable: true,
      description: "Who this is, in a line.",
      args: localeArgument(t.arg),
      resolve: (person, { locale }) => inLocale(locale, person.descriptionAr, person.descriptionEn),
      extensions: { [WEIGHT]: 200 },
    }),
    country: t.exposeString("country", { nullable: true, description: "ISO 3166-1 alpha-2: `IQ`." }),
    articles: t.field({
      type: PersonArticleConnection,
      description: "The articles in which this person stands, newest first, each once; the edge says in which roles.",
      args: {
        ...articleArguments(t.arg),
        role: t.arg({ type: PersonRoleEnum, description: "Only articles in which the person has this role." }),
      },
      resolve: (person, { role, ...args }, context, info) =>
        articleConnection({ context, info }, { of: "person", role: role ?? null }, person.id, args),
    }),
  }),
})

const ArticlePersonConnection = connectionType<ArticlePersonRow, PersonRow>({
  name: "ArticlePerson",
  node: Person,
  nodes: "people in an article",
  edgeFields: (t) => ({
    role: t.field({
      type: PersonRoleEnum,
      description: "What the person is in the article. Someone with two roles has two edges.",
      resolve: ({ row }) => row.role,
    }),
    roleLabel: t.string({
      description: "What readers call that role: `منقول عنه`, `Quoted`.",
      args: localeArgument(t.arg),
      resolve: ({ row }, { locale }) => labelOf("PersonRole", row.role, locale),
    }),
  }),
})

interface PeopleArguments extends PageArguments {
  role?: PersonRole | null
}

const IN_ARTICLE = { ...BY_POSITION, list: "Article.people" }

function wantedOf({ role, ...args }: PeopleArguments) {
  return { role: role ?? undefined, page: toPageRequest(args, IN_ARTICLE) }
}

builder.objectField(Article, "people", (t) =>
  t.field({
    type: ArticlePersonConnection,
    description: "The people in the article, in the order in which it lists them.",
    args: {
      ...forwardArguments(t.arg),
      role: t.arg({ type: PersonRoleEnum, description: "Only those with this role." }),
    },
    resolve: (article, args, { loaders }) => {
      const wanted = wantedOf(args)
      return {
        order: IN_ARTICLE,
        keyOf: (row: ArticlePersonRow) => ({ sort: String(row.position), id: row.id }),
        page: () => loaders.people.ofArticles(wanted).loader.get(article.id),
        count: () => loaders.people.countsOfArticles({ role: wanted.role }).get(article.id),
      }
    },
    extensions: {
      [PREFETCH]: (args: PeopleArguments, { loaders }: Context) => loaders.people.ofArticles(wantedOf(args)).within("a.id"),
    },
  }),
)
