import type { Kind } from "../kind.ts"
import { slugList, title } from "../records/checks.ts"

export const STORY = {
  name: "story",
  type: "Story",
  table: "stories",
  computed: true,
  fields: {
    title: { is: "localized", filled: true, check: title },
    articles: { is: "members", to: "article", check: slugList.min(1) },
  },
} as const satisfies Kind
