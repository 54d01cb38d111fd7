import { z } from "zod"
import type { Kind } from "../kind.ts"
import { externalIds, instant, language, link, peopleInRoles, slugList } from "../records/checks.ts"
import { checkRanges, mention, statement } from "../records/curated-facts.ts"
import { slug, text } from "../records/text.ts"

export const ARTICLE = {
  name: "article",
  type: "Article",
  table: "articles",
  identified: true,
  found: 4,
  fields: {
    headline: { is: "column", check: text(1_000) },
    headlineDerived: {
      is: "column",
      type: "boolean",
      absent: false,
      check: z.boolean().optional(),
      readBy: ["headlineDerived"],
      curated: false,
    },
    language: { is: "column", check: language },
    // Also read for `match`, which looks for hits in the body.
    body: { is: "column", check: text(10_000_000), readBy: ["body", "match"] },
    summary: { is: "column", check: text(10_000).optional(), readBy: ["summary"] },
    url: { is: "column", check: link.optional(), readBy: ["url"] },
    publisher: { is: "reference", to: "source", property: "publisherId", check: slug.optional() },
    publishedAt: { is: "column", type: "timestamptz(3)", check: instant.optional() },
    updatedAt: { is: "column", type: "timestamptz(3)", check: instant.optional(), readBy: ["updatedAt"] },
    changedAt: { is: "kept", readBy: ["changedAt"] },
    people: {
      is: "links",
      to: "person",
      table: "article_people",
      roleType: "person_role",
      principal: true,
      check: peopleInRoles.optional(),
    },
    topics: { is: "links", to: "topic", table: "article_topics", publisher: true, check: slugList.optional() },
    citedSources: {
      is: "links",
      to: "source",
      table: "article_sources",
      roleType: "source_role",
      role: "CITED",
      check: slugList.optional(),
    },
    mentionedSources: {
      is: "links",
      to: "source",
      table: "article_sources",
      roleType: "source_role",
      role: "MENTIONED",
      check: slugList.optional(),
    },
    externalIds: { is: "ids", check: externalIds.optional(), curated: false },
    mentions: { is: "facts", facts: "mentions", check: z.array(mention).max(10_000).optional() },
    statements: { is: "facts", facts: "statements", check: z.array(statement).max(1_000).optional() },
    // The indexes of those passages that are headings, from 0. Only read together with bodies, to compute passages.
    headings: {
      is: "column",
      type: "integer[]",
      check: z.array(z.int().min(0)).max(10_000).optional(),
      readBy: [],
      curated: false,
    },
  },
  check: checkRanges,
} as const satisfies Kind
