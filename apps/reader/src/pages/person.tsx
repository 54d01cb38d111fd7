import { Link, useParams, useSearchParams } from "react-router"
import { graphql } from "../gql/gql.ts"
import type { PersonRole } from "../gql/graphql.ts"
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

const Person = graphql(`
  query Person(
    $slug: String!, $locale: Locale!, $role: PersonRole
    $first: Int, $after: String, $last: Int, $before: String
    $saidFirst: Int, $saidAfter: String, $saidLast: Int, $saidBefore: String
  ) {
    labels(of: PERSON_ROLE) { value label(locale: $locale) }
    person(by: { slug: $slug }) {
      id
      name(locale: $locale)
      description(locale: $locale)
      ...NamesOf
      articles(role: $role, first: $first, after: $after, last: $last, before: $before) {
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

export function PersonPage() {
  const { slug = "" } = useParams()
  const { say, locale } = useSpeech()
  const [search] = useSearchParams()
  const role = search.get("role")
  const said = usePage(10, "said-")
  const answer = useAnswer(Person, {
    slug,
    locale: apiLocale(locale),
    role: role as PersonRole | null,
    ...usePage(15),
    saidFirst: said.first,
    saidAfter: said.after,
    saidLast: said.last,
    saidBefore: said.before,
  })
  return (
    <Loaded answer={answer}>
      {({ person, labels }) =>
        person ? (
          <div className="page profile">
            <title>{`${person.name} · ${say("title")}`}</title>
            <header className="profile-head">
              <p className="kicker">{say("kindPerson")}</p>
              <Text as="h1">{person.name}</Text>
              {person.description && (
                <Text as="p" className="standfirst">
                  {person.description}
                </Text>
              )}
              <OtherNames of={person} shown={person.name} />
            </header>
            <div className="two">
              <PagedList title={say("saidBy")} counted="statementCount" of={person.statements} list="said-">
                {(statements) => <StatementList of={statements} />}
              </PagedList>
              <PagedList
                title={say("articles")}
                counted="hits"
                of={person.articles}
                above={
                  <nav aria-label={say("roles")} className="tabs">
                    {[{ value: null, label: say("allRoles") }, ...labels].map(({ value, label }) => (
                      <Link
                        key={value}
                        to={value ? `?role=${value}` : "?"}
                        aria-current={value === role || undefined}
                        preventScrollReset
                      >
                        {label}
                      </Link>
                    ))}
                  </nav>
                }
              >
                {(articles) => <ArticleList of={articles} />}
              </PagedList>
            </div>
          </div>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}
