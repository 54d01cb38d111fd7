import { graphql, useLazyLoadQuery, usePaginationFragment } from "react-relay"
import type { ArticlesOfPerson$key } from "./__generated__/ArticlesOfPerson.graphql"
import type { PersonPageQuery } from "./__generated__/PersonPageQuery.graphql"

export function PersonPage({ slug }: { slug: string }) {
  const { person } = useLazyLoadQuery<PersonPageQuery>(
    graphql`
      query PersonPageQuery($slug: String!) {
        person(by: { slug: $slug }) {
          name
          ...ArticlesOfPerson
        }
      }
    `,
    { slug },
  )
  if (!person) return <p>—</p>
  return (
    <>
      <h1 dir="auto">{person.name}</h1>
      <Articles person={person} />
    </>
  )
}

function Articles({ person }: { person: ArticlesOfPerson$key }) {
  const { data, loadNext, hasNext, isLoadingNext } = usePaginationFragment(
    graphql`
      fragment ArticlesOfPerson on Person
      @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
      @refetchable(queryName: "MoreArticlesOfPersonQuery") {
        articles(first: $count, after: $cursor) @connection(key: "ArticlesOfPerson_articles") {
          edges {
            node {
              id
              headline
              direction
            }
          }
        }
      }
    `,
    person,
  )
  return (
    <>
      <ul>
        {data.articles.edges.map(({ node }) => (
          <li key={node.id} dir={node.direction.toLowerCase()}>
            {node.headline}
          </li>
        ))}
      </ul>
      {hasNext && (
        <button type="button" disabled={isLoadingNext} onClick={() => loadNext(2)}>
          …
        </button>
      )}
    </>
  )
}
