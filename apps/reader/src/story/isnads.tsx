import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { useSpeech } from "../language/messages.ts"
import { Empty } from "../parts/empty.tsx"
import { NameOf } from "../parts/name-link.tsx"
import { Statement } from "../parts/statement.tsx"
import { Text } from "../parts/text.tsx"
import { addressOf, type Choice } from "./choice.ts"

const IsnadsOf = graphql(`
  fragment IsnadsOf on Article {
    id
    slug
    headline
    language
    publisher { ...NameOf }
    statements(first: 100) {
      totalCount
      nodes { id evidence { range { start end } } ...StatementOf }
    }
  }
`)

/** The statements of both reports with their chains. */
export function Isnads({ of, choice }: { of: readonly FragmentType<typeof IsnadsOf>[]; choice: Choice }) {
  const { say, count } = useSpeech()
  return (
    <section aria-labelledby="isnads" className="isnads">
      <h2 id="isnads" className="section-title">
        {say("isnads")}
      </h2>
      <p className="intro">{say("isnadsIntro")}</p>
      <div className="two">
        {of.map((masked) => {
          const { id, slug, headline, language, publisher, statements } = unmask(IsnadsOf, masked)
          const name = unmask(NameOf, publisher ?? null)?.name ?? headline
          return (
            <section key={id} aria-label={name}>
              <h3 className="column-title">
                <Text language={publisher ? undefined : language}>{name}</Text>{" "}
                <span className="count">{count("statementCount", statements.totalCount)}</span>
              </h3>
              {statements.nodes.length === 0 && <Empty>{say("noStatements")}</Empty>}
              <ul className="statement-list">
                {statements.nodes.map((statement) => (
                  <li key={statement.id}>
                    <Statement
                      of={statement}
                      lead={
                        <Link
                          to={addressOf(choice, { view: "all", at: { slug, ...statement.evidence.range } })}
                          preventScrollReset
                          className="to-text"
                        >
                          {say("toText")}
                        </Link>
                      }
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </section>
  )
}
