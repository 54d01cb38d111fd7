import { useEffect, useLayoutEffect, useRef } from "react"
import { Outlet, ScrollRestoration, useLocation } from "react-router"
import { directionOf, useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Header } from "./header.tsx"

/** The header and footer around every page, in the language of the address. */
export function Frame() {
  const locale = useLocale()
  const { say } = useSpeech()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = directionOf(locale)
  }, [locale])
  useEffect(() => {
    // After a change of page, the focus moves to the content, for the keyboard and for screen readers.
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true })
    shown.current = pathname
  }, [pathname])
  return (
    <>
      <a href="#content" className="skip">
        {say("skip")}
      </a>
      <Header />
      <main id="content" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer>
        <p>{say("footer")}</p>
        <a href="/graphql">{say("api")}</a>
      </footer>
      <ScrollRestoration />
    </>
  )
}
