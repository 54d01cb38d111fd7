import { builder } from "../../graphql/builder.ts"
import { type LabelledValue, labelledEnums } from "../../graphql/labels.ts"
import { localeArgument } from "../../graphql/locale.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { LabelledName } from "./labelled-name.ts"

interface LabelShape extends LabelledValue {
  readonly value: string
}

const Label = builder.objectRef<LabelShape>("Label").implement({
  description: "A value of an enum, with what readers call it.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "The value as queries have it: `NEWS_AGENCY`." }),
    label: t.string({
      description: "What readers call it: `وكالة أنباء`, `News agency`.",
      args: localeArgument(t.arg),
      resolve: ({ ar, en }, { locale }) => (locale === "EN" ? en : ar),
    }),
  }),
})

builder.queryField("labels", (t) =>
  t.field({
    type: [Label],
    description: "What readers call the values of an enum, in the order of the schema: for menus of filters, and for legends.",
    args: { of: t.arg({ type: LabelledName, required: true, description: "Whose values." }) },
    resolve: (_root, { of }) =>
      Object.entries(labelledEnums().get(of) ?? {}).map(([value, labelled]) => ({ value, ...labelled })),
    extensions: { [LENGTH]: 11 },
  }),
)
