import { type ReactNode, useState } from "react"
import type { FragmentType } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import type { DisagreementsOfFragment, ReportsOfFragment } from "../gql/graphql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { type Choice, VIEWS } from "./choice.ts"
import { Chooser } from "./chooser.tsx"
import { Isnads } from "./isnads.tsx"
import { ReportColumn, type ReportColumnOf } from "./report-column.tsx"
import { Ribbons } from "./ribbons.tsx"
import { tiesOf } from "./ties.ts"

const Pair = graphql(`
  query Pair($left: String!, $right: String!, $locale: Locale!) {
    left: article(by: { slug: $left }) {
      id
      slug
      sharedWith(first: 100) {
        edges {
          share
          otherShare
          words
          node { id slug }
          passages {
            words
            left { range { start end } article { id } }
            right { range { start end } article { id } }
          }
        }
      }
      ...ReportColumn
      ...IsnadsOf
    }
    right: article(by: { slug: $right }) {
      id
      slug
      ...ReportColumn
      ...IsnadsOf
    }
  }
`)

interface ComparisonProps {
  readonly reports: ReportsOfFragment["articles"]["nodes"]
  readonly choice: Choice
  readonly disagreements: DisagreementsOfFragment["disagreements"]
  /** Shown between the reports and their chains. */
  readonly children: ReactNode
}

/** Two reports side by side, with ribbons between shared passages, and the chains of their statements. */
export function Comparison({ reports, choice, disagreements, children }: ComparisonProps) {
  const { say, locale } = useSpeech()
  const answer = useAnswer(Pair, { left: choice.left, right: choice.right, locale: apiLocale(locale) })
  return (
    <>
      <section aria-labelledby="side-by-side" className="comparison">
        <h2 id="side-by-side" className="section-title">
          {say("sideBySide")}
        </h2>
        <p className="intro">{say("sideBySideIntro")}</p>
        <Chooser reports={reports} choice={choice} />
        <Loaded answer={answer}>
          {({ left, right }) =>
            left && right && <Columns left={left} right={right} choice={choice} disagreements={disagreements} />
          }
        </Loaded>
      </section>
      {children}
      {answer.data?.left && answer.data.right && <Isnads of={[answer.data.left, answer.data.right]} choice={choice} />}
    </>
  )
}

type Report = FragmentType<typeof ReportColumnOf> & { readonly id: string; readonly slug: string }
type Left = Report & Parameters<typeof tiesOf>[0]
type ColumnsProps = { readonly left: Left; readonly right: Report } & Omit<ComparisonProps, "reports" | "children">

function Columns({ left, right, choice, disagreements }: ColumnsProps) {
  const { say } = useSpeech()
  const [active, setActive] = useState<number | null>(null)
  const { ties, share, otherShare } = tiesOf(left, right.id)
  const common = { choice, disagreements, active, setActive }
  return (
    <>
      {ties.length === 0 && <p className="empty">{say("noShared")}</p>}
      <div className="columns" data-view={choice.view}>
        <ReportColumn of={left} side="left" ties={ties} share={share} {...common} />
        {choice.view === VIEWS[0] ? <Ribbons ties={ties} active={active} /> : <div className="gutter" />}
        <ReportColumn of={right} side="right" ties={ties} share={otherShare} {...common} />
      </div>
    </>
  )
}
