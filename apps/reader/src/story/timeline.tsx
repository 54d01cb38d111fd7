import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { fuzzyDate } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"
import { Empty } from "../parts/empty.tsx"
import type { Choice } from "./choice.ts"
import { Quote } from "./quote.tsx"

const TimelineOf = graphql(`
  fragment TimelineOf on Story {
    id
    timeline {
      date { start precision text }
      evidence {
        range { start end }
        article { id }
        ...QuoteOf
      }
    }
  }
`)

/** What happened when, in the reports' own words. */
export function Timeline({ of, choice }: { of: FragmentType<typeof TimelineOf>; choice: Choice }) {
  const { say, locale } = useSpeech()
  const { timeline } = unmask(TimelineOf, of)
  return (
    <section aria-labelledby="timeline" className="timeline">
      <h2 id="timeline" className="section-title">
        {say("timeline")}
      </h2>
      {timeline.length === 0 && <Empty>{say("noTimeline")}</Empty>}
      <ol>
        {timeline.map(({ date, evidence }) => (
          <li key={`${date.start} ${date.precision}`}>
            <h3>
              <time dateTime={date.start.slice(0, { YEAR: 4, MONTH: 7, DAY: 10 }[date.precision])}>
                {fuzzyDate(locale, date)}
              </time>
            </h3>
            {evidence.map((one) => (
              <Quote key={`${one.article.id} ${one.range.start}`} of={one} choice={choice} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
