import { labelledEnum } from "../../graphql/labels.ts"
import type { AttributionRole } from "./filter.ts"

export const AttributionRoleEnum = labelledEnum<AttributionRole>(
  "AttributionRole",
  "What somebody is in the chain of a statement.",
  {
    SPEAKER: { description: "Whose words they are: the first of the chain.", ar: "القائل", en: "Speaker" },
    RELAY: { description: "Passed the words on: any other of the chain.", ar: "الناقل", en: "Relay" },
  },
)
