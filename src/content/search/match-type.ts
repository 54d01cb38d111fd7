import { builder } from "../../graphql/builder.ts"
import { labelledEnum } from "../../graphql/labels.ts"
import { LENGTH, WEIGHT } from "../../graphql/pricing/extensions.ts"
import type { Match, MatchKind } from "./match.ts"

const SearchMatchKind = labelledEnum<MatchKind>("SearchMatchKind", "How something matches a search.", {
  EXACT: { description: "The same letters.", ar: "مطابقة تامة", en: "Exact" },
  FOLDED: {
    description: "The same word in another spelling: hamza, ya, ta marbuta, vowel signs, digits, case, accents.",
    ar: "إملاء آخر",
    en: "Other spelling",
  },
  STEM: { description: "Another form of the word: with a clitic, in the plural.", ar: "صيغة أخرى", en: "Other form" },
  ALIAS: {
    description: "Another name of the person, source or topic, in any script; another word for the month or number.",
    ar: "اسم آخر",
    en: "Other name",
  },
  FUZZY: { description: "Nearly the same letters: a typo.", ar: "كتابة قريبة", en: "Similar spelling" },
})

export const TextRange = builder.objectRef<{ readonly start: number; readonly end: number }>("TextRange").implement({
  description: "A stretch of a text in UTF-16 code units, as JavaScript counts: `text.slice(start, end)`.",
  fields: (t) => ({
    start: t.exposeInt("start", { description: "Where it begins." }),
    end: t.exposeInt("end", { description: "Where it ends; not included." }),
  }),
})

/** The price of the field `match` in points: it reads the whole text for the best place. */
export const MATCH_PRICE = 20

/** The description of the field `onlySimilar` of lists. */
export const ONLY_SIMILAR =
  "True where nothing has what was searched for, and all that is listed has words spelled nearly so (`FUZZY`): tell whoever searched. False without a search."

export const SearchMatch = builder.objectRef<Match>("SearchMatch").implement({
  description: "Why something was found, and where.",
  fields: (t) => ({
    score: t.exposeFloat("score", {
      description:
        "4: the words themselves in the headline, or the whole name; 3: the words themselves; 2: stems and other names; 1: typos.",
    }),
    matchedBy: t.field({
      type: [SearchMatchKind],
      description: "All ways in which it matches, the closest first.",
      resolve: ({ matchedBy }) => matchedBy,
      extensions: { [LENGTH]: 2 },
    }),
    snippet: t.exposeString("snippet", {
      description: "The original text around the hits, never the folded form.",
      extensions: { [WEIGHT]: 400 },
    }),
    highlights: t.field({
      type: [TextRange],
      description: "Where the hits stand in the snippet.",
      resolve: ({ highlights }) => highlights,
      extensions: { [LENGTH]: 4 },
    }),
  }),
})
