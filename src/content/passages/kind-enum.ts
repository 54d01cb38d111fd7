import { labelledEnum } from "../../graphql/labels.ts"
import type { Passage } from "../../text/passages.ts"

export const PassageKindEnum = labelledEnum<Passage["kind"]>("PassageKind", "What a passage is in its text.", {
  HEADING: { description: "A heading: a line that names what follows it.", ar: "عنوان", en: "Heading" },
  PARAGRAPH: { description: "A paragraph.", ar: "فقرة", en: "Paragraph" },
})
