import { Link } from "react-router"
import { useSpeech } from "../language/messages.ts"

export function NotFound() {
  const { say, locale } = useSpeech()
  return (
    <div className="page not-found">
      <title>{`${say("notFound")} · ${say("title")}`}</title>
      <h1>{say("notFound")}</h1>
      <p>{say("notFoundHint")}</p>
      <Link to={`/${locale}`} className="button">
        {say("home")}
      </Link>
    </div>
  )
}
