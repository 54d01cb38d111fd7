import { Link, NavLink, useLocation } from "react-router"
import { directionOf, inOtherLanguage, useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { SearchBox } from "./search-box.tsx"
import { ThemeButton } from "./theme.tsx"

export function Header() {
  const locale = useLocale()
  const other = locale === "ar" ? "en" : "ar"
  const { say } = useSpeech()
  const location = useLocation()
  return (
    <header className="header">
      <Link to={`/${locale}`} className="wordmark">
        <img src="/isnad.svg" alt="" width="32" height="32" />
        <span>{say("title")}</span>
      </Link>
      <nav aria-label={say("mainNavigation")}>
        <NavLink to={`/${locale}/stories`}>{say("stories")}</NavLink>
        <NavLink to={`/${locale}/topics`}>{say("topics")}</NavLink>
        <NavLink to={`/${locale}/search`}>{say("articles")}</NavLink>
      </nav>
      {/* The page of results has its own search field. */}
      {location.pathname === `/${locale}/search` ? <span className="search-box" /> : <SearchBox />}
      <div className="switches">
        <Link to={inOtherLanguage(locale, location)} lang={other} dir={directionOf(other)} className="language">
          {say("otherLanguage")}
        </Link>
        <ThemeButton />
      </div>
    </header>
  )
}
