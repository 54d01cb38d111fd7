import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { NameLink } from "../parts/name-link.tsx"

const TopicWithCount = graphql(`
  fragment TopicWithCount on Topic {
    id
    ...NameOf
    articles(first: 0, includeDescendants: true) { totalCount }
  }
`)

const Topics = graphql(`
  query Topics($locale: Locale!) {
    topics(first: 20, filter: { top: true }, orderBy: { field: NAME, locale: $locale }) {
      nodes {
        id
        ...TopicWithCount
        children(first: 15) {
          nodes {
            id
            ...TopicWithCount
            children(first: 15) { nodes { id ...TopicWithCount } }
          }
        }
      }
    }
  }
`)

interface Branch {
  readonly id: string
  readonly children?: { readonly nodes: readonly (Branch & FragmentType<typeof TopicWithCount>)[] }
}

function Tree({ of }: { of: readonly (Branch & FragmentType<typeof TopicWithCount>)[] }) {
  const { count } = useSpeech()
  return (
    <ul>
      {of.map((branch) => {
        const topic = unmask(TopicWithCount, branch)
        return (
          <li key={branch.id}>
            <NameLink of={topic} /> <span className="count">{count("hits", topic.articles.totalCount)}</span>
            {branch.children && branch.children.nodes.length > 0 && <Tree of={branch.children.nodes} />}
          </li>
        )
      })}
    </ul>
  )
}

export function TopicsPage() {
  const { say, locale } = useSpeech()
  const answer = useAnswer(Topics, { locale: apiLocale(locale) })
  return (
    <div className="page">
      <title>{`${say("topics")} · ${say("title")}`}</title>
      <h1>{say("topics")}</h1>
      <p className="intro">{say("topicsIntro")}</p>
      <Loaded answer={answer}>
        {({ topics }) => (
          <div className="topic-tree">
            <Tree of={topics.nodes} />
          </div>
        )}
      </Loaded>
    </div>
  )
}
