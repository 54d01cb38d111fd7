import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { number } from "../language/format.ts"
import { useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { NameLink } from "./name-link.tsx"
import { Text } from "./text.tsx"

export const ChainOf = graphql(`
  fragment ChainOf on Statement {
    id
    chain {
      position
      description
      count
      anonymity
      person { ...NameOf }
      source { ...NameOf }
    }
    evidence {
      article { id slug headline language publisher { ...NameOf } }
    }
  }
`)

/** The chain of a statement: the speaker, each one who passed it on, and the report at its end. */
export function Chain({ of }: { of: FragmentType<typeof ChainOf> }) {
  const { chain, evidence } = unmask(ChainOf, of)
  const { say } = useSpeech()
  const { article } = evidence
  const locale = useLocale()
  return (
    <ol className="chain">
      {chain.map(({ position, description, count, anonymity, person, source }) => {
        const known = person ?? source
        return (
          <li key={position} className={`link ${position === 0 ? "speaker" : "relay"} ${known ? "" : "unnamed"}`}>
            <span className="label">{say(position === 0 ? "speaker" : "relay")}</span>
            <span className="who">
              {known ? <NameLink of={known} /> : <Text>{description ?? ""}</Text>}
              {count !== null && <span className="times">×{number(locale, count)}</span>}
            </span>
            {anonymity && (
              <span className="why">
                {say("unnamed")} <Text as="q">{anonymity}</Text>
              </span>
            )}
          </li>
        )
      })}
      <li className="link report">
        <span className="label">{say("report")}</span>
        <span className="who">
          {article.publisher ? (
            <NameLink of={article.publisher} />
          ) : (
            <Link to={`/${locale}/articles/${article.slug}`}>
              <Text language={article.language}>{article.headline}</Text>
            </Link>
          )}
        </span>
      </li>
    </ol>
  )
}
