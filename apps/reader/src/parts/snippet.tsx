import { directionOf, languageOf } from "../language/locale.ts"
import { type Range, segmentsOf } from "./segments.ts"

/** A text with highlighted matches. */
export function Snippet({
  text,
  highlights,
  language = languageOf(text),
}: {
  text: string
  highlights: readonly Range[]
  language?: string
}) {
  return (
    <bdi className="snippet" lang={language} dir={directionOf(language)}>
      {segmentsOf({ start: 0, end: text.length }, highlights).map(({ start, end, marks }) => {
        const piece = text.slice(start, end)
        return marks.length > 0 ? <mark key={start}>{piece}</mark> : piece
      })}
    </bdi>
  )
}
