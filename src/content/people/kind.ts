import type { Kind } from "../kind.ts"
import { country, description, names, wikidata } from "../records/checks.ts"

export const PERSON = {
  name: "person",
  type: "Person",
  table: "people",
  identified: true,
  mentioned: true,
  speaks: true,
  found: 1,
  articles: { table: "article_people", column: "person_id", where: "x.principal" },
  fields: {
    names: { is: "names", check: names },
    country: { is: "column", check: country.optional(), readBy: ["country"] },
    description: { is: "localized", check: description.optional(), readBy: ["description"] },
    wikidata: { is: "ids", scheme: "wikidata", check: wikidata.optional() },
  },
} as const satisfies Kind
