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
  /** The level of the heading above; headings in the text are one level below. */
  readonly under?: 1 | 3
  /** Renders a piece of the text, given the marks that cover it. */
  readonly children: (text: string, segment: Segment<Mark>) => ReactNode
  readonly className?: string
}

/** The whole text of an article as headings and paragraphs, divided where marks begin and end. */
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

/** The paragraphs behind those of the first page of passages. */
function rest(body: string, from: number): { kind: "PARAGRAPH"; range: Range }[] {
  return [...body.slice(from).matchAll(/\S(?:[^\n]|\n(?!\n))*/g)].map(({ 0: text, index }) => ({
    kind: "PARAGRAPH",
    range: { start: from + index, end: from + index + text.length },
  }))
}
