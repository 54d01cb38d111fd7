import { Link, useSearchParams } from "react-router"
import { useSpeech } from "../language/messages.ts"

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor?: string | null
  readonly endCursor?: string | null
}

/** The page that the address asks for, as arguments of a connection. `list` distinguishes several lists of one page. */
export function usePage(size: number, list = "") {
  const [search] = useSearchParams()
  const before = search.get(`${list}before`)
  if (before) return { first: undefined, after: undefined, last: size, before }
  return { first: size, after: search.get(`${list}after`) ?? undefined, last: undefined, before: undefined }
}

/** Links to the previous and next page; each has an address of its own, so that it can be shared. */
export function Pager({ of, list = "", byDate = false }: { of: PageInfo; list?: string; byDate?: boolean }) {
  const { say } = useSpeech()
  const [search] = useSearchParams()
  if (!of.hasNextPage && !of.hasPreviousPage) return null
  const to = (name: "after" | "before", cursor: string | null | undefined) => {
    const next = new URLSearchParams(search)
    for (const old of ["after", "before"]) next.delete(`${list}${old}`)
    next.set(`${list}${name}`, cursor ?? "")
    return `?${next}`
  }
  return (
    <nav className="pager" aria-label={say("pages")}>
      {of.hasPreviousPage && (
        <Link to={to("before", of.startCursor)} rel="prev" preventScrollReset={list !== ""}>
          <span aria-hidden="true" className="arrow back" /> {say(byDate ? "newer" : "previous")}
        </Link>
      )}
      {of.hasNextPage && (
        <Link to={to("after", of.endCursor)} rel="next" preventScrollReset={list !== ""} className="further">
          {say(byDate ? "older" : "next")} <span aria-hidden="true" className="arrow" />
        </Link>
      )}
    </nav>
  )
}
