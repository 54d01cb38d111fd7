import { builder } from "../builder.ts"

export const SourceKindEnum = builder.enumType("SourceKind", {
  description: "What kind of organisation a source is.",
  values: {
    NEWS_OUTLET: { description: "A newspaper, broadcaster or site that publishes." },
    NEWS_AGENCY: { description: "An agency whose reports others print." },
    GOVERNMENT: { description: "A government, ministry, embassy or municipality." },
    MILITARY: { description: "The armed forces of a state." },
    ARMED_GROUP: { description: "An armed group that is no state's army." },
    ALLIANCE: { description: "States or organisations that act together." },
    NGO: { description: "A non-governmental organisation, association or cooperative." },
    COMPANY: { description: "A business." },
    UNIVERSITY: { description: "A university or research centre." },
    SOCIAL_MEDIA: { description: "A platform on which people publish by themselves." },
    OTHER: { description: "None of the others." },
  } as const,
})
