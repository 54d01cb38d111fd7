import { labelledEnum } from "../../graphql/labels.ts"
import type { SourceKind } from "../enums.ts"

export const SourceKindEnum = labelledEnum<SourceKind>("SourceKind", "What kind of organisation a source is.", {
  NEWS_OUTLET: { description: "A newspaper, broadcaster or site that publishes.", ar: "وسيلة إعلام", en: "News outlet" },
  NEWS_AGENCY: { description: "An agency whose reports others print.", ar: "وكالة أنباء", en: "News agency" },
  GOVERNMENT: { description: "A government, ministry, embassy or municipality.", ar: "جهة حكومية", en: "Government" },
  MILITARY: { description: "The armed forces of a state.", ar: "قوات مسلحة", en: "Military" },
  ARMED_GROUP: { description: "An armed group that is no state's army.", ar: "جماعة مسلحة", en: "Armed group" },
  ALLIANCE: { description: "States or organisations that act together.", ar: "تحالف", en: "Alliance" },
  NGO: { description: "A non-governmental organisation, association or cooperative.", ar: "منظمة غير حكومية", en: "NGO" },
  COMPANY: { description: "A business.", ar: "شركة", en: "Company" },
  UNIVERSITY: { description: "A university or research centre.", ar: "جامعة أو مركز أبحاث", en: "University" },
  SOCIAL_MEDIA: { description: "A platform on which people publish by themselves.", ar: "تواصل اجتماعي", en: "Social media" },
  OTHER: { description: "None of the others.", ar: "غير ذلك", en: "Other" },
})
