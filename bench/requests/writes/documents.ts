import type { Article, Content } from "../content/content.ts"

/** The approximate size of a body in bytes: a short report, whatever the size of the archive. */
const BODY = 1_000

/** A report about an event that an earlier one reports too, and how to tell that Isnad has processed it. */
export interface NewDocument {
  /** Its file name. */
  readonly file: string
  readonly text: string
  /** A word that no other article contains. */
  readonly word: string
}

/**
 * Two reports, in Markdown, of one event that no other article reports. They share most of their words, so that they become one
 * story, and in each a person of the archive says something. @param number from 1; each number gives another event.
 */
export function twoReports(content: Content, number: number): [NewDocument, NewDocument] {
  const article = content.article(content.size + number)
  const body = cut(article.body, BODY)
  return [documentOf(content, article, body, number, "a"), documentOf(content, article, body, number, "b")]
}

function documentOf(content: Content, article: Article, body: string, number: number, which: "a" | "b"): NewDocument {
  const word = `zq${letters(number)}${which}x`
  const people = article.people.flatMap(({ person }) => content.people[person - 1] ?? [])
  const speaker = people[0]?.nameEn ?? content.people[0]?.nameEn
  const outlet = content.sources[(number + (which === "a" ? 0 : 1)) % content.sources.length]?.name
  const text = [
    "---",
    `headline: ${JSON.stringify(`${article.title} ${word}`)}`,
    `language: ${article.language}`,
    `url: https://reports.example/${content.size}/${number}/${which}`,
    `publisher: ${JSON.stringify(outlet)}`,
    `publishedAt: ${article.publishedAt}`,
    `people: {${people.map(({ nameEn }) => `${JSON.stringify(nameEn)}: [MENTIONED]`).join(", ")}}`,
    "---",
    body,
    "",
    `${speaker} said that the ${word} was finished on Monday.`,
    "",
  ].join("\n")
  return { file: `report-${number}-${which}.md`, text, word }
}

/** Letters in place of digits, which search would read as a number. */
function letters(number: number): string {
  return [...String(number)].map((digit) => "bcdfghjklm"[Number(digit)]).join("")
}

/** Cuts a text at the end of a word. */
function cut(text: string, bytes: number): string {
  const part = Buffer.from(text)
    .subarray(0, bytes)
    .toString()
    .replace(/\uFFFD+$/, "")
  return part.slice(0, part.lastIndexOf(" "))
}
