import { type Passage, passagesOf } from "../../text/passages.ts"
import type { Range } from "../../text/range.ts"
import { rowId } from "../row-id.ts"

/** A passage of an article's body, valid as long as the body is unchanged. */
export type PassageRow = Passage & {
  /** The article's row id and the passage's key, joined by a full stop. */
  readonly id: string
  readonly articleId: string
  readonly text: string
}

/** A range of an article's body. */
export type EvidenceRow = Range & { readonly articleId: string }

/**
 * The passages of an article, in order. A passage's key is a hash of its article, its words, and how many passages with the
 * same words come before it: it stays the same when the passage moves, and changes with the words.
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
