import { readFileSync } from "node:fs"
import { parse } from "yaml"
import type { ContentRecord } from "../../../src/content/records/records.ts"
import type { Database } from "../../../src/db/database.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { readerOf } from "../../graphql/content.ts"
import { type TestClient, testClient } from "../../support/client.ts"

// Queries and short documents, asked of the whole server over GraphQL.

/** A query and a document that it must find, or must not. `held`: written to measure with, and mended for by nobody. */
export interface Case {
  readonly list: string
  readonly kind: string
  readonly query: string
  readonly document: string
  readonly match: boolean
  readonly held: boolean
}

/** What was typed, the name that must be suggested for it, and a part of the name that must be highlighted. */
export interface Suggested {
  readonly typed: string
  readonly name: string
  readonly marked: string
  readonly held: boolean
}

type Lists = Record<string, [string | number, string][]>

const MUST_NOT = ["negative", "leftout"]
const SCORE_OF_SIMILAR = 1

function read(file: string): Lists {
  return parse(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"))
}

function casesOf(file: string, held: (index: number) => boolean): Case[] {
  const { entities, suggest, ...lists } = read(file)
  return Object.entries(lists).flatMap(([kind, list]) =>
    list.map(([query, document], index) => ({
      list: file,
      kind,
      query: String(query),
      document,
      match: !MUST_NOT.includes(kind),
      held: held(index),
    })),
  )
}

const isThird = (index: number) => index % 3 === 2

/** All cases: the list that the word lists were made with, the one held out wholly, and those by kind, of which a third is held out. */
export function cases(): Case[] {
  return [
    ...casesOf("test/text/search/pairs.yaml", () => false),
    ...casesOf("bench/search/held-out.yaml", () => true),
    ...casesOf("bench/search/kinds.yaml", isThird),
    ...casesOf("bench/search/names.yaml", isThird),
  ]
}

export function suggestions(): Suggested[] {
  const { suggest = [] } = read("bench/search/names.yaml") as unknown as { suggest: [string, string, string][] }
  return suggest.map(([typed, name, marked], index) => ({ typed, name, marked, held: isThird(index) }))
}

const slugOf = (index: number) => `typed-${index}`

/** Writes the documents of all cases, an article each, and the entities of the names. They are found as anything else that is written. */
export async function writeCases(database: Database, all: readonly Case[]): Promise<TestClient> {
  const { entities } = read("bench/search/names.yaml") as unknown as {
    entities: Record<"people" | "sources" | "topics", string[][]>
  }
  const named = (of: readonly string[][], kind: string) =>
    of.map((names, index) => ({
      slug: `typed-${kind}-${index}`,
      names: names.map((value, place) => ({
        value,
        language: /[a-z]/i.test(value) ? "en" : "ar",
        kind: place === 0 ? ("CANONICAL" as const) : ("ALIAS" as const),
      })),
    }))
  const records = [
    ...named(entities.people, "person").map((value) => ({ kind: "person" as const, value })),
    ...named(entities.sources, "source").map((value) => ({
      kind: "source" as const,
      value: { ...value, kind: "NGO" as const },
    })),
    ...named(entities.topics, "topic").map((value) => ({ kind: "topic" as const, value })),
    ...all.map(({ document }, index) => ({
      kind: "article" as const,
      value: { slug: slugOf(index), headline: "xq", body: document, language: "ar" },
    })),
  ]
  await writeContent(database, readerOf(records as Omit<ContentRecord, "origin">[] as never), { mode: "MERGE" })
  return testClient(database)
}

/** How a query found a document, and what is marked in it. */
export interface Finding {
  readonly how: "FOUND" | "SIMILAR"
  readonly marked: readonly string[]
}

/** How a case's query finds its document: by its words and names, or by similar words alone; null where not at all. */
export async function findsOwn(client: TestClient, query: string, index: number): Promise<Finding | null> {
  const { articles } = await client.data<{
    articles: {
      edges: {
        node: { slug: string }
        match: { score: number; snippet: string; highlights: { start: number; end: number }[] }
      }[]
    }
  }>(
    `query ($text: String!) { articles(first: 500, filter: { search: $text }, orderBy: { field: RELEVANCE }) {
      edges { node { slug } match { score snippet highlights { start end } } } } }`,
    { text: query },
  )
  const match = articles.edges.find(({ node }) => node.slug === slugOf(index))?.match
  if (!match) return null
  return {
    how: match.score === SCORE_OF_SIMILAR ? "SIMILAR" : "FOUND",
    marked: match.highlights.map(({ start, end }) => match.snippet.slice(start, end)),
  }
}

/** What is suggested, with the highlighted parts of each. */
export async function suggested(client: TestClient, typed: string): Promise<{ text: string; marked: string[] }[]> {
  const { suggest } = await client.data<{ suggest: { text: string; highlights: { start: number; end: number }[] }[] }>(
    `query ($typed: String!) { suggest(prefix: $typed, first: 20, types: [PERSON, SOURCE, TOPIC]) { text highlights { start end } } }`,
    { typed },
  )
  return suggest.map(({ text, highlights }) => ({ text, marked: highlights.map(({ start, end }) => text.slice(start, end)) }))
}
