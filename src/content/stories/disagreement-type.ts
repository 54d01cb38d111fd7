import type { Disagreement as DisagreementShape, DisputedValue } from "../../evidence/disagreements/disagreement.ts"
import { builder } from "../../graphql/builder.ts"
import { labelledEnum } from "../../graphql/labels.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { Evidence } from "../passages/ref.ts"
import { rowId } from "../row-id.ts"

const DisagreementKind = labelledEnum<DisagreementShape["kind"]>("DisagreementKind", "What reports disagree on.", {
  DATE: { description: "When something happened or is to happen.", ar: "تاريخ", en: "Date" },
  NUMBER: { description: "How many or how much.", ar: "عدد", en: "Number" },
  NAME: { description: "Who holds an office or did something.", ar: "اسم", en: "Name" },
  ATTRIBUTION: { description: "Who said something, or through whom it came.", ar: "إسناد", en: "Attribution" },
})

/** Stored evidence as ranges with article ids, which are computed from the slugs. */
export function toEvidence(places: DisputedValue["evidence"]) {
  return places.map(({ slug, start, end }) => ({ articleId: rowId("article", slug), start, end }))
}

const DisagreementValue = builder.objectRef<DisputedValue>("DisagreementValue").implement({
  description: "One of the values that reports give, with every place that gives it.",
  fields: (t) => ({
    value: t.exposeString("value", {
      description:
        "The value in one form for all spellings: `2020-01`, `--04-07` where the year is not said, `2500`, a name, a chain.",
    }),
    evidence: t.field({
      type: [Evidence],
      description: "Where it stands.",
      resolve: ({ evidence }) => toEvidence(evidence),
      extensions: { [LENGTH]: 2 },
    }),
  }),
})

export const Disagreement = builder.objectRef<DisagreementShape>("Disagreement").implement({
  description: "A matter of which reports, or one report in two places, say different things.",
  fields: (t) => ({
    kind: t.field({ type: DisagreementKind, description: "What it is about.", resolve: ({ kind }) => kind }),
    conflict: t.exposeBoolean("conflict", {
      description: "Whether both cannot be true; false where one is only more precise, or names who another leaves unnamed.",
    }),
    values: t.field({
      type: [DisagreementValue],
      description: "What is said: two values or more.",
      resolve: ({ values }) => values,
      extensions: { [LENGTH]: 3 },
    }),
  }),
})
