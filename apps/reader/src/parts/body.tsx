import { Fragment, type ReactNode } from "react"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { directionOf } from "../language/locale.ts"
import { type Range, type Segment, segmentsOf } from "./segments.ts"

export const BodyOf = graphql(`
  fragment BodyOf on Article {
    id
    body
    language
    passages(first: 100) {
      nodes { id kind range { start end } }
    }
  }
`)

interface BodyProps<Mark extends Range> {
  readonly of: FragmentType<typeof BodyOf>
  readonly marks: readonly Mark[]
  /** What stands right above it has a heading of which level: its own are one below. */
  readonly under?: 1 | 3
  /** How a piece of the text looks, by the marks that cover it. */
  readonly children: (text: string, segment: Segment<Mark>) => ReactNode
  readonly className?: string
}

/** The whole of an article's text in headings and paragraphs, each cut where marks begin and end. */
export function Body<Mark extends Range>({ of, marks, children, under = 1, className = "" }: BodyProps<Mark>) {
  const { body, language, passages } = unmask(BodyOf, of)
  return (
    <div className={`body ${className}`} lang={language} dir={directionOf(language)}>
      {[...passages.nodes, ...rest(body, passages.nodes.at(-1)?.range.end ?? 0)].map(({ kind, range }) => {
        const Element = kind === "HEADING" ? (under === 1 ? "h2" : "h4") : "p"
        return (
          <Element key={range.start}>
            {segmentsOf(range, marks).map((segment) => (
              <Fragment key={segment.start}>{children(body.slice(segment.start, segment.end), segment)}</Fragment>
            ))}
          </Element>
        )
      })}
    </div>
  )
}

/** Paragraphs behind those of the first page of passages. */
function rest(body: string, from: number): { kind: "PARAGRAPH"; range: Range }[] {
  return [...body.slice(from).matchAll(/\S(?:[^\n]|\n(?!\n))*/g)].map(({ 0: text, index }) => ({
    kind: "PARAGRAPH",
    range: { start: from + index, end: from + index + text.length },
  }))
}
