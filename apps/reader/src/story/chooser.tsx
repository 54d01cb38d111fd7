import { Link, useNavigate } from "react-router"
import { unmask } from "../gql/fragment-masking.ts"
import type { ReportsOfFragment } from "../gql/graphql.ts"
import { useSpeech } from "../language/messages.ts"
import { NameOf } from "../parts/name-link.tsx"
import { addressOf, type Choice, VIEWS } from "./choice.ts"

const VIEW_NAMES = { all: "viewAll", shared: "viewShared", own: "viewOwn" } as const

interface ChooserProps {
  readonly reports: ReportsOfFragment["articles"]["nodes"]
  readonly choice: Choice
}

/** Chooses the two reports and what is shown of them. All of it is in the address. */
export function Chooser({ reports, choice }: ChooserProps) {
  const { say } = useSpeech()
  const navigate = useNavigate()
  const choose = (side: "left" | "right", slug: string) => {
    const other = side === "left" ? "right" : "left"
    // Choosing the report of the other side swaps the two.
    const change = { [side]: slug, ...(slug === choice[other] && { [other]: choice[side] }) }
    navigate(addressOf(choice, change), { replace: true, preventScrollReset: true })
  }
  const sides = [
    { side: "left", label: say("first") },
    { side: "right", label: say("second") },
  ] as const
  return (
    <div className="chooser">
      {sides.map(({ side, label }) => (
        <label key={side} className={side}>
          <span className="label">{label}</span>
          <select value={choice[side]} onChange={(event) => choose(side, event.target.value)}>
            {reports.map(({ slug, headline, publisher }) => (
              <option key={slug} value={slug}>
                {`${unmask(NameOf, publisher ?? null)?.name ?? say("noPublisher")} — ${headline}`}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Link to={addressOf(choice, { left: choice.right, right: choice.left })} replace preventScrollReset className="swap">
        <span aria-hidden="true">⇄</span> <span>{say("swap")}</span>
      </Link>
      <nav className="tabs" aria-label={say("show")}>
        {VIEWS.map((view) => (
          <Link
            key={view}
            to={addressOf(choice, { view })}
            replace
            preventScrollReset
            aria-current={view === choice.view || undefined}
          >
            {say(VIEW_NAMES[view])}
          </Link>
        ))}
      </nav>
    </div>
  )
}
