import { type Passage, passagesOf } from "../../text/passages.ts"
import type { Range } from "../../text/range.ts"
import { rowId } from "../row-id.ts"

/** A passage of an article's body, as long as that is unchanged. */
export type PassageRow = Passage & {
  /** The article's row id and the passage's own key, joined by a full stop. */
  readonly id: string
  readonly articleId: string
  readonly text: string
}

/** A range of an article's body. */
export type EvidenceRow = Range & { readonly articleId: string }

/**
 * The passages of an article, in order. The key of one is a hash of its article, its words and how many passages with the same words
 * precede it: it stays while the words do, wherever they move to, and changes with them.
 */
export function passageRows(articleId: string, body: string, headings: readonly number[] | null = null): PassageRow[] {
  const seen = new Map<string, number>()
  return passagesOf(body, headings).map((passage) => {
    const text = body.slice(passage.start, passage.end)
    const occurrence = seen.get(text) ?? 0
    seen.set(text, occurrence + 1)
    const key = rowId("passage", `${articleId}:${occurrence}:${text}`)
    return { ...passage, id: `${articleId}.${key}`, articleId, text }
  })
}
