import type { GraphQLResolveInfo } from "graphql"
import { builder } from "../../graphql/builder.ts"
import type { Context } from "../../graphql/context.ts"
import { inLocale, localeArgument } from "../../graphql/locale.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { NAMED, type NamedKind } from "../named-kinds.ts"
import type { NamedRow } from "./sql.ts"
import { ExternalId, Name } from "./type.ts"

/** The fields that Person, Source and Topic share; those types inherit them with their resolvers. */
export const Named = builder.interfaceRef<NamedRow>("Named").implement({
  description: "What has names, in every spelling that is known: people, sources and topics.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "The name in addresses; unique within the type." }),
    name: t.string({
      description: "The name to show, in the wanted language or else in the one there is.",
      args: localeArgument(t.arg),
      resolve: (row, { locale }) => inLocale(locale, row.nameAr, row.nameEn) as string,
    }),
    names: t.field({
      type: [Name],
      description: "Every spelling known, canonical names first.",
      resolve: (row, _args, context, info) => loadersOf(context, info).names.load(row.id),
      extensions: { [LENGTH]: 6 },
    }),
    externalIds: t.field({
      type: [ExternalId],
      description: "Ids in other systems.",
      resolve: (row, _args, context, info) => loadersOf(context, info).externalIds.load(row.id),
      extensions: { [LENGTH]: 2 },
    }),
  }),
})

function loadersOf({ loaders }: Context, { parentType }: GraphQLResolveInfo) {
  const { table } = NAMED.find(({ type }) => type === parentType.name) as NamedKind
  return loaders[table]
}
