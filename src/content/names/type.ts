import { builder } from "../../graphql/builder.ts"
import { labelledEnum } from "../../graphql/labels.ts"
import type { NameKind } from "../enums.ts"
import type { ExternalIdRow, NameRow } from "./sql.ts"

const NameKindEnum = labelledEnum<NameKind>("NameKind", "What a name is to its bearer.", {
  CANONICAL: { description: "The name shown in its language; one a language.", ar: "الاسم المعتمد", en: "Canonical name" },
  ALIAS: { description: "Another name or spelling.", ar: "اسم آخر", en: "Alias" },
  TRANSLITERATION: { description: "The name written in another script, by sound.", ar: "كتابة صوتية", en: "Transliteration" },
})

export const Name = builder.objectRef<NameRow>("Name").implement({
  description: "One spelling of the name of a person, source or topic. Any of them finds its bearer.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "The name as it is written." }),
    language: t.exposeString("language", { description: "The language as BCP 47 writes it: `ar`, `en`." }),
    script: t.exposeString("script", { description: "The script as ISO 15924 writes it: `Arab`, `Latn`." }),
    kind: t.field({ type: NameKindEnum, description: "What it is to its bearer.", resolve: (name) => name.kind }),
  }),
})

export const ExternalId = builder.objectRef<ExternalIdRow>("ExternalId").implement({
  description: "The id that another system gave.",
  fields: (t) => ({
    scheme: t.exposeString("scheme", { description: "Whose id it is: `wikidata`, `mediatopic` (IPTC)." }),
    value: t.exposeString("value", { description: "The id as that system writes it: `Q6279`, `medtop:11000000`." }),
  }),
})
