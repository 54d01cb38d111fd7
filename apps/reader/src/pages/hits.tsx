import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { useSpeech } from "../language/messages.ts"
import { ArticleLine } from "../parts/article-line.tsx"
import { NameLink, NameOf } from "../parts/name-link.tsx"
import { Snippet } from "../parts/snippet.tsx"

const HitsOf = graphql(`
  fragment HitsOf on ArticleConnection {
    edges {
      match { snippet highlights { start end } }
      node { id language ...ArticleLine }
    }
  }
`)

/** Articles that were found, with the matching words. */
export function Hits({ of }: { of: FragmentType<typeof HitsOf> }) {
  return (
    <ul className="article-list hits">
      {unmask(HitsOf, of).edges.map(({ match, node }) => (
        <li key={node.id}>
          <ArticleLine of={node}>
            {match && (
              <p className="summary">
                <Snippet text={match.snippet} highlights={match.highlights} />
              </p>
            )}
          </ArticleLine>
        </li>
      ))}
    </ul>
  )
}

const KnownOf = graphql(`
  fragment KnownOf on SearchConnection {
    nodes {
      __typename
      ... on Node { id }
      ...NameOf
    }
  }
`)

/** People, sources and topics with a matching name. */
export function Known({ of }: { of: FragmentType<typeof KnownOf> }) {
  const { say } = useSpeech()
  const named = unmask(KnownOf, of).nodes.flatMap((node) => (node.__typename === "Article" ? [] : [node]))
  if (named.length === 0) return null
  return (
    <section className="known" aria-label={say("known")}>
      <h2 className="label">{say("known")}</h2>
      <ul className="names">
        {named.map((node) => (
          <li key={unmask(NameOf, node).slug}>
            <NameLink of={node} /> <span className="count">{say(`kind${node.__typename}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
