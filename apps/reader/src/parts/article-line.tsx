import type { ReactNode } from "react"
import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { day, languageName } from "../language/format.ts"
import { useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { NameLink } from "./name-link.tsx"
import { Text } from "./text.tsx"

export const ArticleLineOf = graphql(`
  fragment ArticleLine on Article {
    id
    slug
    headline
    language
    summary
    publishedAt
    publisher { ...NameOf }
  }
`)

interface ArticleLineProps {
  readonly of: FragmentType<typeof ArticleLineOf>
  /** Shown instead of the summary. */
  readonly children?: ReactNode
}

/** An article in a list. */
export function ArticleLine({ of, children }: ArticleLineProps) {
  const { slug, headline, language, summary, publishedAt, publisher } = unmask(ArticleLineOf, of)
  const { say } = useSpeech()
  const locale = useLocale()
  return (
    <article className="article-line">
      <h3>
        <Link to={`/${locale}/articles/${slug}`}>
          <Text language={language}>{headline}</Text>
        </Link>
      </h3>
      {children ??
        (summary && (
          // All summaries are aligned like the page, whatever their direction: the paragraph has the page's direction, its
          // content its own.
          <p className="summary">
            <Text language={language}>{summary}</Text>
          </p>
        ))}
      <p className="byline">
        {publisher ? <NameLink of={publisher} /> : <span>{say("noPublisher")}</span>}
        <time dateTime={publishedAt ?? undefined}>{publishedAt ? day(locale, publishedAt) : say("undated")}</time>
        {language !== locale && <span className="foreign">{languageName(locale, language)}</span>}
      </p>
    </article>
  )
}

export function ArticleList({ of }: { of: readonly FragmentType<typeof ArticleLineOf>[] }) {
  return (
    <ul className="article-list">
      {of.map((article) => (
        <li key={unmask(ArticleLineOf, article).id}>
          <ArticleLine of={article} />
        </li>
      ))}
    </ul>
  )
}
