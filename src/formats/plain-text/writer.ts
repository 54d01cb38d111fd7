import type { ArticleDocument } from "../article-document.ts"

/** The words alone: headline, a blank line, the body. What the plain text importer reads back as the same headline and body. */
export function toText({ headline, headlineDerived, body }: ArticleDocument): string {
  return headlineDerived ? `${body}\n` : `${headline}\n\n${body}\n`
}
