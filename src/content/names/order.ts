import { builder } from "../../graphql/builder.ts"
import type { Locale } from "../../graphql/locale.ts"
import { LocaleEnum } from "../../graphql/locale.ts"
import { type OrderDirection, OrderDirectionEnum } from "../../graphql/order-direction.ts"
import type { AnyNamedKind } from "../named-kinds.ts"

export interface NamedOrderShape {
  field: "NAME"
  direction?: OrderDirection | null
  locale?: Locale | null
}

/** `SourceOrder`, `PersonOrder` and `TopicOrder`, each with its enum of fields. */
export function namedOrderInput(type: AnyNamedKind["type"], nodes: string) {
  const field = builder.enumType(`${type}OrderField`, {
    description: `What ${nodes} are ordered by.`,
    values: {
      NAME: { description: "The name shown in a language, fallback included, by letters whatever their spelling." },
    } as const,
  })
  return builder.inputRef<NamedOrderShape>(`${type}Order`).implement({
    description: `The order of ${nodes}. Ties break on id, so that pages never overlap.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: "What to order by." }),
      direction: t.field({ type: OrderDirectionEnum, defaultValue: "ASC", description: "Which end comes first." }),
      locale: t.field({ type: LocaleEnum, defaultValue: "AR", description: "The language of the names to order by." }),
    }),
  })
}
