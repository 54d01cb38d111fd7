import { jsonForPages } from "../text/json.ts"
import type { ArticleDocument } from "./article-document.ts"
import { toJsonLd } from "./json-ld/writer.ts"
import { toMarkdown } from "./markdown/writer.ts"
import { toNinjs } from "./ninjs/writer.ts"
import { toText } from "./plain-text/writer.ts"

export interface ArticleFormat {
  /** What follows the slug in addresses and file names. */
  readonly suffix: string
  readonly contentType: string
  write(article: ArticleDocument): string
  /** What the format cannot express, with where else it can be had. */
  readonly cannotCarry: readonly Loss[]
}

export interface Loss {
  readonly what: string
  readonly instead: string
  /** How much of it an article has. */
  count(article: ArticleDocument): number
}

const IN_JSON_LD = "they are in jsonld"
const IN_BUNDLE = "they are in the bundle"

const statements: Loss = {
  what: "statements with their chains",
  instead: IN_JSON_LD,
  count: (article) => article.statements.length,
}
const derived: Loss = {
  what: "that a headline was made from the opening words",
  instead: "it is in the bundle and in markdown",
  count: (article) => Number(article.headlineDerived),
}
const beside: Loss = {
  what: "publisher, dates, address, people, topics and sources",
  instead: "they are in every other format",
  count: ({ publisher, publishedAt, updatedAt, url, people, topics, citedSources, mentionedSources }) =>
    Number(publisher !== null) +
    Number(publishedAt !== null) +
    Number(updatedAt !== null) +
    Number(url !== null) +
    [people, topics, citedSources, mentionedSources].reduce((sum, list) => sum + list.length, 0),
}
const summaries: Loss = {
  what: "summaries",
  instead: "they are in every other format",
  count: (article) => Number(article.summary !== null),
}
const headings: Loss = {
  what: "which passages are headings by their markup, and not by their words",
  instead: "it is in the bundle and in markdown",
  count: (article) => Number(article.headings !== null),
}
const relays: Loss = {
  what: "how many people an unnamed speaker stands for, and where statements stand in the text",
  instead: IN_BUNDLE,
  count: (article) => article.statements.length,
}

/** The formats of single articles, by their names in the export command. */
export const ARTICLE_FORMATS = {
  ninjs: {
    suffix: ".ninjs.json",
    contentType: "application/json; charset=utf-8",
    write: (article) => printed(toNinjs(article)),
    cannotCarry: [statements, derived, headings],
  },
  jsonld: {
    suffix: ".jsonld",
    contentType: "application/ld+json; charset=utf-8",
    write: (article) => printed(toJsonLd(article)),
    cannotCarry: [relays, derived, headings],
  },
  markdown: {
    suffix: ".md",
    contentType: "text/markdown; charset=utf-8",
    write: toMarkdown,
    cannotCarry: [statements],
  },
  text: {
    suffix: ".txt",
    contentType: "text/plain; charset=utf-8",
    write: toText,
    cannotCarry: [statements, beside, summaries, headings],
  },
} as const satisfies Record<string, ArticleFormat>

export type ArticleFormatName = keyof typeof ARTICLE_FORMATS

function printed(value: object): string {
  return `${jsonForPages(value, 2)}\n`
}
