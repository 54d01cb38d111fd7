import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { number } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"

const FactsOf = graphql(`
  fragment FactsOf on Story {
    id
    independentOrigins
    reports: articles(first: 0) { totalCount }
    shared: sharedPassages(first: 0) { totalCount }
    disagreements { conflict }
  }
`)

/** What Isnad found in the story, in numbers. */
export function Facts({ of }: { of: FragmentType<typeof FactsOf> }) {
  const story = unmask(FactsOf, of)
  const { say, count, locale } = useSpeech()
  const conflicts = story.disagreements.filter(({ conflict }) => conflict).length
  const facts = [
    { name: "reports", value: story.reports.totalCount },
    { name: "origins", value: story.independentOrigins },
    { name: "sharedCount", value: story.shared.totalCount },
    { name: "conflicts", value: conflicts },
    { name: "differences", value: story.disagreements.length - conflicts },
  ] as const
  return (
    <section aria-label={say("facts")} className="glance">
      <ul>
        {facts.map(({ name, value }) => (
          <li key={name} className={`fact-${name}`} title={name === "origins" ? say("originsHint") : undefined}>
            {/* The number is set large; its noun keeps the form that the number requires. */}
            <Numbered phrase={count(name, value)} numeral={number(locale, value)} />
          </li>
        ))}
      </ul>
      <p className="hint">{say("originsHint")}</p>
    </section>
  )
}

function Numbered({ phrase, numeral }: { phrase: string; numeral: string }) {
  return (
    <>
      <b>{numeral}</b> {phrase.replace(numeral, "").trim()}
    </>
  )
}
