import { type ReactNode, useId } from "react"
import { useSpeech } from "../language/messages.ts"
import { Empty } from "./empty.tsx"
import { type PageInfo, Pager } from "./pager.tsx"

interface PagedListProps<Node> {
  readonly title: string
  /** The number that is shown beside the title. */
  readonly counted: "hits" | "statementCount"
  readonly of: { readonly totalCount: number; readonly nodes: readonly Node[]; readonly pageInfo: PageInfo }
  /** Distinguishes several lists of one page in its address. */
  readonly list?: string
  /** Shown between the title and the list. */
  readonly above?: ReactNode
  readonly children: (nodes: readonly Node[]) => ReactNode
}

/** A list by date with its title and number, one page at a time. */
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
