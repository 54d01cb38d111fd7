import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { day } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"
import { NameLink } from "../parts/name-link.tsx"
import { Text } from "../parts/text.tsx"
import type { Choice } from "./choice.ts"

export const ReportsOf = graphql(`
  fragment ReportsOf on Story {
    id
    articles(first: 50, orderBy: { field: PUBLISHED_AT, direction: ASC }) {
      nodes {
        id
        slug
        headline
        language
        publishedAt
        publisher { ...NameOf }
        statements(first: 30) { nodes { id ...ChainAt } }
      }
    }
  }
`)

/** All reports of the story, the earliest first; the two that are compared are marked. */
export function Reports({ of, choice }: { of: FragmentType<typeof ReportsOf>; choice: Choice }) {
  const { say, locale } = useSpeech()
  return (
    <ol className="reports">
      {unmask(ReportsOf, of).articles.nodes.map(({ id, slug, headline, language, publishedAt, publisher }) => (
        <li key={id} className={slug === choice.left || slug === choice.right ? "compared" : undefined}>
          <span className="byline">
            {publisher ? <NameLink of={publisher} /> : <span>{say("noPublisher")}</span>}
            <time dateTime={publishedAt ?? undefined}>{publishedAt ? day(locale, publishedAt) : say("undated")}</time>
          </span>
          <Link to={`/${locale}/articles/${slug}`} className="headline">
            <Text language={language}>{headline}</Text>
          </Link>
        </li>
      ))}
    </ol>
  )
}
