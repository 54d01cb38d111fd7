import { useEffect, useRef } from "react"
import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import type { DisagreementsOfFragment } from "../gql/graphql.ts"
import { day, percent } from "../language/format.ts"
import { directionOf } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Body } from "../parts/body.tsx"
import { NameLink } from "../parts/name-link.tsx"
import type { Choice } from "./choice.ts"
import { type Mark, marksOf } from "./marks.ts"
import { Piece } from "./piece.tsx"
import type { Tie } from "./ties.ts"

export const ReportColumnOf = graphql(`
  fragment ReportColumn on Article {
    id
    slug
    headline
    language
    publishedAt
    publisher { ...NameOf }
    ...BodyOf
  }
`)

interface ReportColumnProps {
  readonly of: FragmentType<typeof ReportColumnOf>
  readonly side: "left" | "right"
  readonly ties: readonly Tie[]
  readonly share: number
  readonly choice: Choice
  readonly disagreements: DisagreementsOfFragment["disagreements"]
  readonly active: number | null
  readonly setActive: (number: number | null) => void
}

/** One of the two reports. */
export function ReportColumn({ of, side, ties, share, choice, disagreements, active, setActive }: ReportColumnProps) {
  const report = unmask(ReportColumnOf, of)
  const { say, locale } = useSpeech()
  const column = useRef<HTMLElement>(null)
  const { at, view } = choice
  const place = at?.slug === report.slug ? `${at.start}-${at.end}` : null

  useEffect(() => {
    if (place === null) return
    const target = column.current?.querySelector<HTMLElement>("[data-at]")
    target?.scrollIntoView({ block: "center" })
    target?.focus({ preventScroll: true })
  }, [place])

  const { headline, language, publisher, publishedAt, slug } = report
  return (
    <article ref={column} className={`report-column ${side}`} aria-label={headline}>
      <header>
        <p className="byline">
          {publisher ? <NameLink of={publisher} /> : <span>{say("noPublisher")}</span>}
          <time dateTime={publishedAt ?? undefined}>{publishedAt ? day(locale, publishedAt) : say("undated")}</time>
        </p>
        <h3 lang={language} dir={directionOf(language)}>
          <Link to={`/${locale}/articles/${slug}`}>{headline}</Link>
        </h3>
        <p className="share">
          <meter min={0} max={1} value={share} aria-label={say("shareOf", { share: percent(locale, share) })} />
          <span>{say("shareOf", { share: percent(locale, share) })}</span>
        </p>
      </header>
      <Body<Mark> of={report} under={3} marks={marksOf(slug, side, ties, disagreements, at)}>
        {(text, segment) => (
          <Piece text={text} segment={segment} side={side} view={view} active={active} setActive={setActive} />
        )}
      </Body>
    </article>
  )
}
