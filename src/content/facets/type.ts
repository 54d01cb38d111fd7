import { badInput, stillThere } from "../../errors.ts"
import type { ArgumentBuilder } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import type { Context } from "../../graphql/context.ts"
import { LARGEST_PAGE } from "../../graphql/page-arguments.ts"
import { COUNTS, PRICE } from "../../graphql/pricing/extensions.ts"
import type { ArticleFilter } from "../articles/filter.ts"
import type { PersonRole } from "../enums.ts"
import { Person } from "../people/ref.ts"
import { PersonRoleEnum } from "../people/role.ts"
import { Source } from "../sources/ref.ts"
import { Topic } from "../topics/ref.ts"
import { monthOf } from "./month.ts"
import type { Dimension, FacetRow } from "./sql.ts"

export interface Facets {
  readonly filter: ArticleFilter
}

const DEFAULT_FIRST = 10

/** A facet reads all selected articles, so it costs what a large page does. */
const COSTLY = { [PRICE]: 500, [COUNTS]: true }

const COUNT = "How many of the selected articles."

const SourceFacet = builder.objectRef<FacetRow>("SourceFacet").implement({
  description: "A source and how many of the selected articles are its own, or cite it.",
  fields: (t) => ({
    node: t.field({
      type: Source,
      description: "The source.",
      resolve: async (row, _args, { loaders }) => stillThere(await loaders.sources.byId.load(row.value)),
    }),
    count: t.exposeInt("count", { description: COUNT }),
  }),
})

const TopicFacet = builder.objectRef<FacetRow>("TopicFacet").implement({
  description: "A topic and how many of the selected articles stand under it or under a topic below.",
  fields: (t) => ({
    node: t.field({
      type: Topic,
      description: "The topic.",
      resolve: async (row, _args, { loaders }) => stillThere(await loaders.topics.byId.load(row.value)),
    }),
    count: t.exposeInt("count", { description: COUNT }),
  }),
})

const PersonFacet = builder.objectRef<FacetRow>("PersonFacet").implement({
  description: "A person and in how many of the selected articles they stand.",
  fields: (t) => ({
    node: t.field({
      type: Person,
      description: "The person.",
      resolve: async (row, _args, { loaders }) => stillThere(await loaders.people.byId.load(row.value)),
    }),
    count: t.exposeInt("count", { description: COUNT }),
  }),
})

const LanguageFacet = builder.objectRef<FacetRow>("LanguageFacet").implement({
  description: "A language and how many of the selected articles are written in it.",
  fields: (t) => ({
    language: t.exposeString("value", { description: "The language as BCP 47 writes it." }),
    count: t.exposeInt("count", { description: COUNT }),
  }),
})

const MonthFacet = builder.objectRef<FacetRow>("MonthFacet").implement({
  description: "A month, in UTC, and how many of the selected articles were published in it.",
  fields: (t) => ({
    month: t.exposeString("value", { description: "The month as `2021-03`." }),
    from: t.field({
      type: "DateTime",
      description: "Its first moment, for `publishedAt.from`.",
      resolve: (row) => monthOf(row.value).from,
    }),
    until: t.field({
      type: "DateTime",
      description: "The first moment of the next, for `publishedAt.until`.",
      resolve: (row) => monthOf(row.value).until,
    }),
    count: t.exposeInt("count", { description: COUNT }),
  }),
})

export const ArticleFacets = builder.objectRef<Facets>("ArticleFacets").implement({
  description:
    "The selected articles, counted by what stands in them. Each facet is one statement, and only those asked for are counted.",
  fields: (t) => ({
    totalCount: t.int({
      description: "How many articles are selected.",
      resolve: ({ filter }, _args, context) => context.loaders.articles.countOf(filter),
      extensions: { [PRICE]: 1, [COUNTS]: true },
    }),
    publishers: t.field({
      type: [SourceFacet],
      description: "By publisher, the most frequent first.",
      extensions: COSTLY,
      args: facetArguments(t.arg),
      resolve: (facets, args, context) => count(facets, "publisher", args, context),
    }),
    citedSources: t.field({
      type: [SourceFacet],
      description: "By cited source, the most frequent first.",
      extensions: COSTLY,
      args: facetArguments(t.arg),
      resolve: (facets, args, context) => count(facets, "citedSource", args, context),
    }),
    topics: t.field({
      type: [TopicFacet],
      description: "By topic, rolled up the tree, the most frequent first.",
      extensions: COSTLY,
      args: facetArguments(t.arg),
      resolve: (facets, args, context) => count(facets, "topic", args, context),
    }),
    people: t.field({
      type: [PersonFacet],
      description: "By person, the most frequent first.",
      extensions: COSTLY,
      args: { ...facetArguments(t.arg), role: t.arg({ type: PersonRoleEnum, description: "Only people with this role." }) },
      resolve: (facets, args, context) => count(facets, "person", args, context),
    }),
    languages: t.field({
      type: [LanguageFacet],
      description: "By language, the most frequent first.",
      extensions: COSTLY,
      args: facetArguments(t.arg),
      resolve: (facets, args, context) => count(facets, "language", args, context),
    }),
    months: t.field({
      type: [MonthFacet],
      description: "By month of publication, the latest first; undated articles are in none.",
      extensions: COSTLY,
      args: facetArguments(t.arg),
      resolve: (facets, args, context) => count(facets, "month", args, context),
    }),
  }),
})

function facetArguments(arg: ArgumentBuilder) {
  return {
    first: arg.int({ defaultValue: DEFAULT_FIRST, description: `How many values at most, 0 to ${LARGEST_PAGE}.` }),
    excludeSelf: arg.boolean({
      defaultValue: false,
      description:
        "Leave out what the filter says of this dimension itself, so that the values not chosen keep their counts, as in a shop.",
    }),
  }
}

interface FacetArguments {
  first?: number | null
  excludeSelf?: boolean | null
  role?: PersonRole | null
}

/** Conditions of the filter that speak of a dimension; those within `or` and `not` stay. */
const OWN: Record<Dimension, string> = {
  publisher: "publisher",
  citedSource: "citedSource",
  topic: "topic",
  person: "person",
  language: "language",
  month: "published",
}

function count({ filter }: Facets, dimension: Dimension, args: FacetArguments, { loaders }: Context): Promise<FacetRow[]> {
  const first = args.first ?? DEFAULT_FIRST
  if (first < 0 || first > LARGEST_PAGE) throw badInput(`Expected \`first\` to be from 0 to ${LARGEST_PAGE}, got ${first}.`)
  const rest = args.excludeSelf ? filter.filter(({ is }) => is !== OWN[dimension]) : filter
  return loaders.facets.counts({ dimension, filter: rest, first, role: args.role ?? null })
}
