import type { Root, RootContent } from "mdast"
import { toMarkdown as printMarkdown } from "mdast-util-to-markdown"
import { stringify } from "yaml"
import { headingMarks, isHeading } from "../../text/headings.ts"
import { directionOf } from "../../text/language.ts"
import { type ArticleDocument, paragraphsOf } from "../article-document.ts"

/** An article as Markdown with front matter, in the form of the curated documents (seeds/README.md) with a few more keys. */
export function toMarkdown(article: ArticleDocument): string {
  const { slug, headline, language, publisher, publishedAt, updatedAt, url, summary, people, topics, externalIds } = article
  const roles = Object.groupBy(people, ({ person }) => person.slug)
  const front = {
    slug,
    headline,
    ...(article.headlineDerived ? { headlineDerived: true } : {}),
    language,
    direction: directionOf(language).toLowerCase(),
    ...(publisher === null ? {} : { publisher: publisher.slug }),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(updatedAt === null ? {} : { updatedAt }),
    ...(url === null ? {} : { url }),
    ...(summary === null ? {} : { summary }),
    ...(people.length === 0 ? {} : { people: mapValues(roles, (list) => list.map(({ role }) => role)) }),
    ...listed("topics", topics),
    ...listed("citedSources", article.citedSources),
    ...listed("mentionedSources", article.mentionedSources),
    ...(externalIds.length === 0 ? {} : { externalIds }),
  }
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${bodyOf(article)}`
}

/** Serialised from a syntax tree, so that whatever a paragraph contains is read back as the same words. */
function bodyOf({ body, headings }: ArticleDocument): string {
  const paragraphs = paragraphsOf(body)
  const children = paragraphs.map((text, index): RootContent => {
    const isTold = headings ? headings.includes(index) : isHeading(text, index + 1 < paragraphs.length)
    const heading = isTold && !text.includes("\n") && !headingMarks.test(text)
    const words = [{ type: "text" as const, value: text }]
    return heading ? { type: "heading", depth: 2, children: words } : { type: "paragraph", children: words }
  })
  // The library does not escape < where it sees no tag, but readers of Markdown see autolinks there.
  const unsafe = [{ character: "<", inConstruct: "phrasing" as const }]
  return printMarkdown({ type: "root", children } satisfies Root, { unsafe })
}

function listed(key: string, items: readonly { slug: string }[]): object {
  return items.length === 0 ? {} : { [key]: items.map(({ slug }) => slug) }
}

function mapValues<Value, Result>(
  map: Partial<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value as Value)]))
}
