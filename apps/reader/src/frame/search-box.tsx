import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from "react"
import { useLocation, useNavigate } from "react-router"
import { useQuery } from "urql"
import { unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { apiLocale, useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { NameOf } from "../parts/name-link.tsx"
import { Snippet } from "../parts/snippet.tsx"
import { useLater } from "./later.ts"

const Suggest = graphql(`
  query Suggest($prefix: String!, $locale: Locale!) {
    suggest(prefix: $prefix, first: 7) {
      text
      highlights { start end }
      node {
        __typename
        ... on Article { id slug }
        ...NameOf
      }
    }
  }
`)

const FOLDERS = { Article: "articles", Person: "people", Source: "sources", Topic: "topics" } as const
const PAUSE = 150

/** Completes what is typed, following the ARIA pattern of a combobox with a list; Enter searches. */
export function SearchBox() {
  const locale = useLocale()
  const { say } = useSpeech()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState(-1)
  const [open, setOpen] = useState(false)
  const list = useId()
  const prefix = useLater(text.trim(), PAUSE)
  const [{ data }] = useQuery({
    query: Suggest,
    variables: { prefix, locale: apiLocale(locale) },
    pause: prefix === "" || !open,
  })
  const options = text.trim() === "" ? [] : (data?.suggest ?? [])
  const shown = open && options.length > 0

  useEffect(() => {
    // Suggestions are closed when the page changes.
    if (pathname) setOpen(false)
  }, [pathname])

  function searchFor(query: string) {
    setOpen(false)
    navigate(`/${locale}/search?${new URLSearchParams(query === "" ? {} : { q: query })}`)
  }
  function type(value: string) {
    setText(value)
    setChosen(-1)
    setOpen(true)
  }
  function take(index: number) {
    const node = options[index]?.node
    if (!node) return
    const slug = node.__typename === "Article" ? node.slug : unmask(NameOf, node).slug
    setOpen(false)
    setText("")
    navigate(`/${locale}/${FOLDERS[node.__typename]}/${slug}`)
  }
  function key(event: KeyboardEvent) {
    if (event.key === "Escape") return setOpen(false)
    if (!shown || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return
    event.preventDefault()
    const step = event.key === "ArrowDown" ? 1 : -1
    setChosen(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (shown && chosen >= 0) take(chosen)
    else searchFor(text.trim())
  }

  return (
    <search className="search-box">
      <form action={`/${locale}/search`} onSubmit={submit}>
        <input
          type="search"
          name="q"
          dir="auto"
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={key}
          onBlur={() => setOpen(false)}
          placeholder={say("search")}
          aria-label={say("search")}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={list}
          aria-activedescendant={shown && chosen >= 0 ? `${list}-${chosen}` : undefined}
        />
        <button type="submit" aria-label={say("search")}>
          <svg
            viewBox="0 0 24 24"
            width="18"
            height="18"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.4"
          >
            <circle cx="10.5" cy="10.5" r="6.5" />
            <path d="m15.5 15.5 5 5" strokeLinecap="round" />
          </svg>
        </button>
      </form>
      <div id={list} role="listbox" aria-label={say("suggestions")} hidden={!shown} className="suggestions">
        {options.map(({ text: completed, highlights, node }, index) => (
          <div
            key={`${node.__typename} ${completed}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onPointerDown={(event) => {
              event.preventDefault()
              take(index)
            }}
          >
            <Snippet text={completed} highlights={highlights} />
            <span className="kind">{say(`kind${node.__typename}`)}</span>
          </div>
        ))}
      </div>
    </search>
  )
}
