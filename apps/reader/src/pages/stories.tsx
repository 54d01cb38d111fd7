import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { Empty } from "../parts/empty.tsx"
import { Pager, usePage } from "../parts/pager.tsx"
import { StoryCard } from "../parts/story-card.tsx"

const Stories = graphql(`
  query Stories($locale: Locale!, $first: Int, $after: String, $last: Int, $before: String) {
    stories(first: $first, after: $after, last: $last, before: $before) {
      nodes { id ...StoryCard }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export function StoriesPage() {
  const { say, locale } = useSpeech()
  const answer = useAnswer(Stories, { locale: apiLocale(locale), ...usePage(20) })
  return (
    <div className="page">
      <title>{`${say("stories")} · ${say("title")}`}</title>
      <h1>{say("stories")}</h1>
      <p className="intro">{say("storiesIntro")}</p>
      <Loaded answer={answer}>
        {({ stories }) => (
          <>
            {stories.nodes.length === 0 && <Empty />}
            <ul className="story-list wide">
              {stories.nodes.map((story) => (
                <li key={story.id}>
                  <StoryCard of={story} heading="h2" />
                </li>
              ))}
            </ul>
            <Pager of={stories.pageInfo} byDate />
          </>
        )}
      </Loaded>
    </div>
  )
}
