import { useParams, useSearchParams } from "react-router"
import { unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import type { StoryQuery } from "../gql/graphql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { NotFound } from "../pages/not-found.tsx"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { Text } from "../parts/text.tsx"
import { choiceOf } from "./choice.ts"
import { Comparison } from "./comparison.tsx"
import { Disagreements, DisagreementsOf } from "./disagreements.tsx"
import { Facts } from "./facts.tsx"
import { Reports, ReportsOf } from "./reports.tsx"
import { Timeline } from "./timeline.tsx"

const Story = graphql(`
  query Story($slug: String!, $locale: Locale!) {
    story(by: { slug: $slug }) {
      id
      title(locale: $locale)
      sharedPassages(first: 100) {
        nodes {
          words
          left { article { id slug } }
          right { article { id slug } }
        }
      }
      ...FactsOf
      ...ReportsOf
      ...DisagreementsOf
      ...TimelineOf
    }
  }
`)

export function StoryPage() {
  const { slug = "" } = useParams()
  const { locale } = useSpeech()
  const answer = useAnswer(Story, { slug, locale: apiLocale(locale) })
  return <Loaded answer={answer}>{({ story }) => (story ? <Told story={story} /> : <NotFound />)}</Loaded>
}

function Told({ story }: { story: NonNullable<StoryQuery["story"]> }) {
  const [search] = useSearchParams()
  const { say } = useSpeech()
  const reports = unmask(ReportsOf, story).articles.nodes
  const choice = choiceOf(
    search,
    reports.map(({ slug }) => slug),
    story.sharedPassages.nodes,
  )
  return (
    <div className="page story">
      <title>{`${story.title} · ${say("title")}`}</title>
      <header className="story-head">
        <p className="kicker">{say("leadStory")}</p>
        <Text as="h1">{story.title}</Text>
        <Facts of={story} />
        <Reports of={story} choice={choice} />
      </header>
      <Comparison reports={reports} choice={choice} disagreements={unmask(DisagreementsOf, story).disagreements}>
        <div className="two findings">
          <Disagreements of={story} statements={reports.flatMap(({ statements }) => statements.nodes)} choice={choice} />
          <Timeline of={story} choice={choice} />
        </div>
      </Comparison>
    </div>
  )
}
