import type { MouseEvent } from "react"
import { Link } from "react-router"
import { number } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"
import type { Segment } from "../parts/segments.ts"
import type { View } from "./choice.ts"
import type { Mark } from "./marks.ts"
import { looks, type Tie } from "./ties.ts"

interface PieceProps {
  readonly text: string
  readonly segment: Segment<Mark>
  readonly side: "left" | "right"
  readonly view: View
  readonly active: number | null
  readonly setActive: (number: number | null) => void
}

/** A piece of a report's text, styled by what it is: shared, contradicted, asked for, or its own. */
export function Piece({ text, segment, side, view, active, setActive }: PieceProps) {
  const { start, marks } = segment
  const tied = marks.find((mark) => "tie" in mark)
  const differing = marks.find((mark) => "differs" in mark)
  const asked = marks.find((mark) => "asked" in mark)
  const chip = tied && tied.start === start && <Chip tie={tied.tie} side={side} setActive={setActive} />
  if (view === "own" && tied) return chip || null
  if (view === "shared" && !tied) return <span className="left-out"> … </span>
  let words = <>{text}</>
  if (differing)
    words = (
      <Link to={`#differs-${differing.differs}`} className="contradicted" preventScrollReset={false}>
        {words}
      </Link>
    )
  if (asked)
    words = (
      <span className="asked" data-at={asked.start === start || undefined} tabIndex={asked.start === start ? -1 : undefined}>
        {words}
      </span>
    )
  if (!tied) return words
  const { tie } = tied
  const toggle = (event: MouseEvent) => {
    if (!(event.target as Element).closest("a, button")) setActive(active === tie.number ? null : tie.number)
  }
  return (
    // The chip offers to the keyboard what a click on the words does.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <mark
      data-tie={tie.number}
      className={`tie ${looks(tie.number)} ${active === tie.number ? "active" : ""}`}
      onPointerEnter={(event) => event.pointerType === "mouse" && setActive(tie.number)}
      onPointerLeave={(event) => event.pointerType === "mouse" && setActive(null)}
      onClick={toggle}
    >
      {chip}
      {words}
    </mark>
  )
}

const chipId = (side: "left" | "right", tie: number) => `tie-${side}-${tie}`

interface ChipProps {
  readonly tie: Tie
  readonly side: "left" | "right"
  readonly setActive: (number: number | null) => void
}

/** The number of a shared passage. Focus highlights the pair, pressing it goes to the same words in the other report. */
function Chip({ tie, side, setActive }: ChipProps) {
  const { say, count, locale } = useSpeech()
  const go = () => {
    const other = document.getElementById(chipId(side === "left" ? "right" : "left", tie.number))
    other?.scrollIntoView({ block: "center" })
    other?.focus({ preventScroll: true })
  }
  const shown = number(locale, tie.number)
  return (
    <button
      type="button"
      id={chipId(side, tie.number)}
      className={`chip ${looks(tie.number)}`}
      aria-label={say("pairTo", { number: shown, words: count("words", tie.words) })}
      onClick={go}
      onFocus={() => setActive(tie.number)}
      onBlur={() => setActive(null)}
    >
      {shown}
    </button>
  )
}
