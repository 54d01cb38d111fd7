import { builder } from "../builder.ts"

export const PersonRoleEnum = builder.enumType("PersonRole", {
  description: "What a person is in an article.",
  values: {
    AUTHOR: { description: "Wrote it." },
    SUBJECT: { description: "It is about them." },
    QUOTED: { description: "Their words are passed on, directly or in reported speech." },
    MENTIONED: { description: "They are named." },
  } as const,
})
