import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { number } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"
import { Body } from "../parts/body.tsx"
import type { Range, Segment } from "../parts/segments.ts"

const ArticleTextOf = graphql(`
  fragment ArticleText on Article {
    id
    mentions(first: 100) {
      nodes {
        entity { __typename ... on Person { id slug } ... on Source { id slug } ... on Topic { id slug } }
        evidence { range { start end } }
      }
    }
    statements(first: 100) {
      nodes { id evidence { range { start end } } }
    }
    ...BodyOf
  }
`)

const FOLDERS = { Person: "people", Source: "sources", Topic: "topics" } as const

type Mark = Range & ({ readonly to: string } | { readonly statement: number })

/** The text of an article, with names as links and numbered statements. */
export function ArticleText({ of }: { of: FragmentType<typeof ArticleTextOf> }) {
  const article = unmask(ArticleTextOf, of)
  const { say, locale } = useSpeech()
  const marks: Mark[] = [
    ...article.mentions.nodes.map(({ entity, evidence }) => ({
      ...evidence.range,
      to: `/${locale}/${FOLDERS[entity.__typename]}/${entity.slug}`,
    })),
    ...article.statements.nodes.map(({ evidence }, index) => ({ ...evidence.range, statement: index + 1 })),
  ]
  return (
    <Body of={article} marks={marks}>
      {(text, { start, end, marks }: Segment<Mark>) => {
        const mention = marks.find((mark) => "to" in mark)
        const said = marks.filter((mark) => "statement" in mark)
        const first = said.find((mark) => mark.start === start)
        const last = said.find((mark) => mark.end === end)
        const words = mention ? (
          <Link to={mention.to} className="mention">
            {text}
          </Link>
        ) : (
          text
        )
        if (said.length === 0) return words
        return (
          <span className="said" id={first && `text-${first.statement}`}>
            {words}
            {last && (
              <Link
                to={`#said-${last.statement}`}
                className="footnote"
                aria-label={say("toStatement", { number: number(locale, last.statement) })}
              >
                {number(locale, last.statement)}
              </Link>
            )}
          </span>
        )
      }}
    </Body>
  )
}
