import { labelledEnum } from "../../graphql/labels.ts"
import type { PersonRole } from "../enums.ts"

export const PersonRoleEnum = labelledEnum<PersonRole>("PersonRole", "What a person is in an article.", {
  AUTHOR: { description: "Wrote it.", ar: "الكاتب", en: "Author" },
  SUBJECT: { description: "It is about them.", ar: "موضوع المقال", en: "Subject" },
  QUOTED: { description: "Their words are passed on, directly or in reported speech.", ar: "منقول عنه", en: "Quoted" },
  MENTIONED: { description: "They are named.", ar: "مذكور", en: "Mentioned" },
})
