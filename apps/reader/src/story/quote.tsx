import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { directionOf } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { NameOf } from "../parts/name-link.tsx"
import { Text } from "../parts/text.tsx"
import { addressOf, type Choice } from "./choice.ts"

const QuoteOf = graphql(`
  fragment QuoteOf on Evidence {
    text
    range { start end }
    passage { id text range { start end } }
    article { id slug headline language publisher { ...NameOf } }
  }
`)

/** How many characters of the passage are shown on either side of the words. */
const AROUND = 70

/** The exact words that a finding rests on, in their context, with a link to their place. */
export function Quote({ of, choice }: { of: FragmentType<typeof QuoteOf>; choice: Choice }) {
  const { text, range, passage, article } = unmask(QuoteOf, of)
  const { say } = useSpeech()
  const from = range.start - passage.range.start
  const before = passage.text.slice(0, Math.max(from, 0))
  const after = passage.text.slice(from + text.length)
  const name = unmask(NameOf, article.publisher ?? null)?.name ?? article.headline
  return (
    <figure className="quote">
      <blockquote lang={article.language} dir={directionOf(article.language)}>
        {lastWords(before)}
        <mark className="exact">{text}</mark>
        {firstWords(after)}
      </blockquote>
      <figcaption>
        <Link
          to={addressOf(choice, { view: "all", at: { slug: article.slug, ...range } })}
          preventScrollReset
          aria-label={say("seeInText", { name })}
        >
          <Text>{name}</Text>
        </Link>
      </figcaption>
    </figure>
  )
}

function lastWords(text: string): string {
  if (text.length <= AROUND) return text
  return `… ${text.slice(text.indexOf(" ", text.length - AROUND) + 1)}`
}

function firstWords(text: string): string {
  if (text.length <= AROUND) return text
  return `${text.slice(0, text.lastIndexOf(" ", AROUND))} …`
}
