import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { NameOf } from "./name-link.tsx"
import { Text } from "./text.tsx"

export const StoryCardOf = graphql(`
  fragment StoryCard on Story {
    id
    slug
    title(locale: $locale)
    independentOrigins
    articles(first: 5) {
      totalCount
      nodes { id publisher { ...NameOf } }
    }
    sharedPassages(first: 0) { totalCount }
    disagreements { conflict }
  }
`)

interface StoryCardProps {
  readonly of: FragmentType<typeof StoryCardOf>
  readonly lead?: boolean
  readonly heading?: "h2" | "h3"
}

/** A story in a list: its title, and how much was found in it. */
export function StoryCard({ of, lead = false, heading: Heading = lead ? "h2" : "h3" }: StoryCardProps) {
  const story = unmask(StoryCardOf, of)
  const { count, say } = useSpeech()
  const conflicts = story.disagreements.filter(({ conflict }) => conflict).length
  const publishers = story.articles.nodes.flatMap(({ publisher }) => unmask(NameOf, publisher ?? null) ?? [])
  return (
    <article className={lead ? "story-card lead" : "story-card"}>
      {lead && <p className="kicker">{say("leadStory")}</p>}
      <Heading>
        <Link to={`/${useLocale()}/stories/${story.slug}`}>
          <Text>{story.title}</Text>
        </Link>
      </Heading>
      <p className="outlets">
        {[...new Map(publishers.map((publisher) => [publisher.slug, publisher])).values()].map(({ slug, name }) => (
          <Text key={slug}>{name}</Text>
        ))}
      </p>
      <ul className="facts">
        <li>{count("reports", story.articles.totalCount)}</li>
        <li>{count("origins", story.independentOrigins)}</li>
        <li>{count("sharedCount", story.sharedPassages.totalCount)}</li>
        {conflicts > 0 && <li className="conflict">{count("conflicts", conflicts)}</li>}
      </ul>
    </article>
  )
}
