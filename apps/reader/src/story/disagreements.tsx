import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import type { DisagreementKind } from "../gql/graphql.ts"
import { dateValue, number } from "../language/format.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { useAnswer } from "../parts/answer.tsx"
import { Chain } from "../parts/chain.tsx"
import { Empty } from "../parts/empty.tsx"
import { Text } from "../parts/text.tsx"
import type { Choice } from "./choice.ts"
import { Quote } from "./quote.tsx"

export const DisagreementsOf = graphql(`
  fragment DisagreementsOf on Story {
    id
    disagreements {
      kind
      conflict
      values {
        value
        evidence {
          text
          range { start end }
          article { id slug }
          ...QuoteOf
        }
      }
    }
  }
`)

const ChainAt = graphql(`
  fragment ChainAt on Statement {
    id
    evidence { range { start end } article { id slug } }
    ...ChainOf
  }
`)

const Kinds = graphql(`
  query DisagreementKinds($locale: Locale!) {
    labels(of: DISAGREEMENT_KIND) { value label(locale: $locale) }
  }
`)

interface DisagreementsProps {
  readonly of: FragmentType<typeof DisagreementsOf>
  readonly statements: readonly FragmentType<typeof ChainAt>[]
  readonly choice: Choice
}

/** Each disagreement of the reports, with the exact words of each side. */
export function Disagreements({ of, statements, choice }: DisagreementsProps) {
  const { say, locale } = useSpeech()
  const { disagreements } = unmask(DisagreementsOf, of)
  const { data } = useAnswer(Kinds, { locale: apiLocale(locale) })
  const label = (kind: DisagreementKind) => data?.labels.find(({ value }) => value === kind)?.label ?? ""
  return (
    <section aria-labelledby="disagreements" className="disagreements">
      <h2 id="disagreements" className="section-title">
        {say("disagreements")}
      </h2>
      {disagreements.length === 0 && <Empty>{say("noDisagreements")}</Empty>}
      {disagreements.map(({ kind, conflict, values }, index) => (
        <article
          key={`${kind} ${values.map(({ value }) => value)}`}
          id={`differs-${index + 1}`}
          className={conflict ? "disagreement conflict" : "disagreement"}
        >
          <h3>
            <span className="kind">{label(kind)}</span>{" "}
            <span className="verdict">{say(conflict ? "conflict" : "noConflict")}</span>
          </h3>
          <ol className="values">
            {values.map(({ value, evidence }) => (
              <li key={value}>
                <Value kind={kind} value={value} chain={chainAt(statements, evidence[0])} />
                {evidence.map((one) => (
                  <Quote key={`${one.article.id} ${one.range.start}`} of={one} choice={choice} />
                ))}
              </li>
            ))}
          </ol>
        </article>
      ))}
    </section>
  )
}

type Where = { readonly range: { readonly start: number; readonly end: number }; readonly article: { readonly id: string } }

/** The statement at exactly this place. */
function chainAt(statements: readonly FragmentType<typeof ChainAt>[], where: Where | undefined) {
  return statements
    .map((statement) => unmask(ChainAt, statement))
    .find(({ evidence }) => evidence.article.id === where?.article.id && evidence.range.start === where.range.start)
}

interface ValueProps {
  readonly kind: DisagreementKind
  readonly value: string
  readonly chain: ReturnType<typeof chainAt>
}

/** A value as people write it: a date, a number, a chain, or the words themselves. */
function Value({ kind, value, chain }: ValueProps) {
  const { locale } = useSpeech()
  if (kind === "ATTRIBUTION" && chain) return <Chain of={chain} />
  if (kind === "DATE") return <p className="value">{dateValue(locale, value)}</p>
  if (kind === "NUMBER" && /^\d+(\.\d+)?$/.test(value)) return <p className="value">{number(locale, Number(value))}</p>
  return (
    <Text as="p" className="value">
      {value}
    </Text>
  )
}
