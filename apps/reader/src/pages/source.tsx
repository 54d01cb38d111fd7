import { useParams } from "react-router"
import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { ArticleList } from "../parts/article-line.tsx"
import { OtherNames } from "../parts/other-names.tsx"
import { PagedList } from "../parts/paged-list.tsx"
import { usePage } from "../parts/pager.tsx"
import { StatementList } from "../parts/statement.tsx"
import { Text } from "../parts/text.tsx"
import { NotFound } from "./not-found.tsx"

const Source = graphql(`
  query Source(
    $slug: String!, $locale: Locale!
    $first: Int, $after: String, $last: Int, $before: String
    $citedFirst: Int, $citedAfter: String, $citedLast: Int, $citedBefore: String
    $saidFirst: Int, $saidAfter: String, $saidLast: Int, $saidBefore: String
  ) {
    source(by: { slug: $slug }) {
      id
      name(locale: $locale)
      description(locale: $locale)
      kindLabel(locale: $locale)
      homepage
      ...NamesOf
      articles(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes { ...ArticleLine }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
      citedIn(first: $citedFirst, after: $citedAfter, last: $citedLast, before: $citedBefore) {
        totalCount
        nodes { ...ArticleLine }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
      statements(first: $saidFirst, after: $saidAfter, last: $saidLast, before: $saidBefore) {
        totalCount
        nodes { ...StatementOf }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`)

export function SourcePage() {
  const { slug = "" } = useParams()
  const { say, locale } = useSpeech()
  const cited = usePage(10, "cited-")
  const said = usePage(10, "said-")
  const answer = useAnswer(Source, {
    slug,
    locale: apiLocale(locale),
    ...usePage(10),
    citedFirst: cited.first,
    citedAfter: cited.after,
    citedLast: cited.last,
    citedBefore: cited.before,
    saidFirst: said.first,
    saidAfter: said.after,
    saidLast: said.last,
    saidBefore: said.before,
  })
  return (
    <Loaded answer={answer}>
      {({ source }) => {
        if (!source) return <NotFound />
        return (
          <div className="page profile">
            <title>{`${source.name} · ${say("title")}`}</title>
            <header className="profile-head">
              <p className="kicker">{source.kindLabel}</p>
              <Text as="h1">{source.name}</Text>
              {source.description && (
                <Text as="p" className="standfirst">
                  {source.description}
                </Text>
              )}
              <OtherNames of={source} shown={source.name} />
              {source.homepage && (
                <p className="labelled">
                  <span className="label">{say("homepage")}</span>{" "}
                  <a href={source.homepage} rel="external noopener" dir="ltr">
                    {source.homepage}
                  </a>
                </p>
              )}
            </header>
            <div className="two">
              <div>
                <PagedList title={say("published")} counted="hits" of={source.articles}>
                  {(articles) => <ArticleList of={articles} />}
                </PagedList>
                <PagedList title={say("citedIn")} counted="hits" of={source.citedIn} list="cited-">
                  {(articles) => <ArticleList of={articles} />}
                </PagedList>
              </div>
              <PagedList title={say("relayedBy")} counted="statementCount" of={source.statements} list="said-">
                {(statements) => <StatementList of={statements} />}
              </PagedList>
            </div>
          </div>
        )
      }}
    </Loaded>
  )
}
