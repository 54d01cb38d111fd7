import type { ArticleDocument } from "../article-document.ts"

/** An article as plain text: headline, a blank line, the body. The importer reads it back as the same headline and body. */
export function toText({ headline, headlineDerived, body }: ArticleDocument): string {
  return headlineDerived ? `${body}\n` : `${headline}\n\n${body}\n`
}
