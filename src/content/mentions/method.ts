import { labelledEnum } from "../../graphql/labels.ts"
import type { AnnotationMethod } from "../enums.ts"

export const AnnotationMethodEnum = labelledEnum<AnnotationMethod>(
  "AnnotationMethod",
  "How something that is said of a text was found.",
  {
    CURATED: { description: "A person wrote it in.", ar: "أضافه محرر", en: "Curated" },
    EXTRACTED: {
      description: "Rules read it out of the text; `confidence` says how sure they are.",
      ar: "مستخرج آليا",
      en: "Extracted",
    },
  },
)
