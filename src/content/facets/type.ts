import type { ObjectRef } from "@pothos/core"
import { badInput, stillThere } from "../../errors.ts"
import type { ArgumentBuilder } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import type { BuilderTypes } from "../../graphql/connection.ts"
import type { Context } from "../../graphql/context.ts"
import { LARGEST_PAGE } from "../../graphql/page-arguments.ts"
import { COUNTS, PRICE } from "../../graphql/pricing/extensions.ts"
import type { ArticleCondition, ArticleFilter } from "../articles/filter.ts"
import type { PersonRole } from "../enums.ts"
import type { NamedKind } from "../named-kinds.ts"
import type { NamedRow } from "../names/sql.ts"
import { PERSON } from "../people/kind.ts"
import { Person } from "../people/ref.ts"
import { PersonRoleEnum } from "../people/role.ts"
import { SOURCE } from "../sources/kind.ts"
import { Source } from "../sources/ref.ts"
import { TOPIC } from "../topics/kind.ts"
import { Topic } from "../topics/ref.ts"
import { monthOf } from "./month.ts"
import type { Dimension, FacetRow } from "./sql.ts"

export interface Facets {
  readonly filter: ArticleFilter
}

const DEFAULT_FIRST = 10

/** A facet reads all selected articles, so its price is that of a large page. */
const COSTLY = { [PRICE]: 500, [COUNTS]: true }

const COUNT = "How many of the selected articles."

/** The type of a facet's value that is a node, with the number of selected articles linked to it. */
export function nodeFacet<Row extends object>(
  node: ObjectRef<BuilderTypes, Row>,
  { name, type, table }: Pick<NamedKind, "name" | "type" | "table">,
  description: string,
) {
  return builder.objectRef<FacetRow>(`${type}Facet`).implement({
    description,
    fields: (t) => ({
      node: t.field({
        // Each node is read by the fields that all of them share.
        type: node as unknown as ObjectRef<BuilderTypes, NamedRow>,
        description: `The ${name}.`,
        resolve: async (row, _args, { loaders }) => stillThere<NamedRow>(await loaders[table].byId.load(row.value)),
      }),
      count: t.exposeInt("count", { description: COUNT }),
    }),
  })
}

const SourceFacet = nodeFacet(Source, SOURCE, "A source and how many of the selected articles are its own, or cite it.")
const TopicFacet = nodeFacet(
  Topic,
  TOPIC,
  "A topic and how many of the selected articles stand under it or under a topic below.",
)
const PersonFacet = nodeFacet(Person, PERSON, "A person and in how many of the selected articles they stand.")

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
    publishers: facetField(t, SourceFacet, "publisher", "By publisher, the most frequent first."),
    citedSources: facetField(t, SourceFacet, "citedSource", "By cited source, the most frequent first."),
    topics: facetField(t, TopicFacet, "topic", "By topic, rolled up the tree, the most frequent first."),
    people: t.field({
      type: [PersonFacet],
      description: "By person, the most frequent first.",
      extensions: COSTLY,
      args: { ...facetArguments(t.arg), role: t.arg({ type: PersonRoleEnum, description: "Only people with this role." }) },
      resolve: (facets, args, context) => count(facets, "person", args, context),
    }),
    languages: facetField(t, LanguageFacet, "language", "By language, the most frequent first."),
    months: facetField(t, MonthFacet, "month", "By month of publication, the latest first; undated articles are in none."),
  }),
})

/** The field of a facet. @param facet the type of its values. */
export function facetField(
  t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Facets>,
  facet: ObjectRef<BuilderTypes, FacetRow>,
  dimension: Dimension,
  description: string,
) {
  return t.field({
    type: [facet],
    description,
    extensions: COSTLY,
    args: facetArguments(t.arg),
    resolve: (facets, args, context) => count(facets, dimension, args, context),
  })
}

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

/** Whether a condition is about a dimension, so that the facet ignores it. Conditions inside `or` and `not` always stay. */
function speaksOf(dimension: Dimension, condition: ArticleCondition): boolean {
  if (condition.is === "linked") return condition.to === dimension
  return condition.is === (dimension === "month" ? "published" : dimension)
}

function count({ filter }: Facets, dimension: Dimension, args: FacetArguments, { loaders }: Context): Promise<FacetRow[]> {
  const first = args.first ?? DEFAULT_FIRST
  if (first < 0 || first > LARGEST_PAGE) throw badInput(`Expected \`first\` to be from 0 to ${LARGEST_PAGE}, got ${first}.`)
  const rest = args.excludeSelf ? filter.filter((condition) => !speaksOf(dimension, condition)) : filter
  return loaders.facets.counts({ dimension, filter: rest, first, role: args.role ?? null })
}
