import { z } from "zod"
import { SOURCE_KINDS } from "../enums.ts"
import type { Kind } from "../kind.ts"
import { country, description, link, names } from "../records/checks.ts"

export const SOURCE = {
  name: "source",
  type: "Source",
  table: "sources",
  identified: true,
  mentioned: true,
  speaks: true,
  found: 2,
  articles: { table: "articles", column: "publisher_id" },
  fields: {
    names: { is: "names", check: names },
    kind: { is: "column", type: "source_kind", check: z.enum(SOURCE_KINDS), readBy: ["kind", "kindLabel"] },
    homepage: { is: "column", check: link.optional(), readBy: ["homepage"] },
    country: { is: "column", check: country.optional(), readBy: ["country"] },
    description: { is: "localized", check: description.optional(), readBy: ["description"] },
  },
} as const satisfies Kind
