import { type ReactNode, useId } from "react"
import { useSpeech } from "../language/messages.ts"
import { Empty } from "./empty.tsx"
import { type PageInfo, Pager } from "./pager.tsx"

interface PagedListProps<Node> {
  readonly title: string
  /** What is counted beside the title. */
  readonly counted: "hits" | "statementCount"
  readonly of: { readonly totalCount: number; readonly nodes: readonly Node[]; readonly pageInfo: PageInfo }
  /** Tells the lists of one page apart in its address. */
  readonly list?: string
  /** Stands between the title and the list. */
  readonly above?: ReactNode
  readonly children: (nodes: readonly Node[]) => ReactNode
}

/** A list by date under its title and its number, a page at a time. */
export function PagedList<Node>({ title, counted, of, list, above, children }: PagedListProps<Node>) {
  const { count } = useSpeech()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title} <span className="count">{count(counted, of.totalCount)}</span>
      </h2>
      {above}
      {of.nodes.length === 0 ? <Empty /> : children(of.nodes)}
      <Pager of={of.pageInfo} list={list} byDate />
    </section>
  )
}
