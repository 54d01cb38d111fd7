import { type Connection, connectionType } from "../../graphql/connection.ts"
import type { Context } from "../../graphql/context.ts"
import type { ListOrder } from "../../graphql/cursor.ts"
import { type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { type StatementFilter, type StatementOwner, selectionOf } from "./filter.ts"
import { Statement } from "./ref.ts"
import { BY_POSITION, NEWEST, type StatementRow } from "./sql.ts"

type StatementList = Connection<StatementRow>
/** Persons and sources, who have statements in any article. */
type Speaker = Exclude<StatementOwner, { of: "article" }>

export const StatementConnection = connectionType<StatementRow, StatementRow>({
  name: "Statement",
  node: Statement,
  nodes: "statements",
})

const ALL = { ...NEWEST, list: "Query.statements" }
const IN_TEXT = { ...BY_POSITION, list: "Article.statements" }
const OF_OWNER: Record<Speaker["of"], ListOrder> = {
  person: { ...NEWEST, list: "Person.statements" },
  source: { ...NEWEST, list: "Source.statements" },
}

const byPublication: StatementList["keyOf"] = ({ publishedAt, id }) => ({ sort: publishedAt ?? "-infinity", id })

/** All statements that a filter selects, the newest first. */
export function statementsUnder({ loaders }: Context, filter: StatementFilter, args: PageArguments): StatementList {
  const page = toPageRequest(args, ALL)
  const selection = selectionOf(filter)
  return {
    order: ALL,
    keyOf: byPublication,
    page: () => loaders.statements.page({ selection, page }),
    count: () => loaders.statements.count(selection),
  }
}

/** Statements of a person or source, the newest first. */
export function statementsOf({ loaders }: Context, owner: Speaker, id: string, args: PageArguments): StatementList {
  const page = toPageRequest(args, OF_OWNER[owner.of])
  return {
    order: OF_OWNER[owner.of],
    keyOf: byPublication,
    page: () => loaders.statements.ofOwners({ owner, page }).load(id),
    count: () => loaders.statements.countsOfOwners(owner).load(id),
  }
}

/** Statements of an article, in the order of its text. */
export function statementsInText({ loaders }: Context, article: string, args: PageArguments): StatementList {
  const page = toPageRequest(args, IN_TEXT)
  return {
    order: IN_TEXT,
    keyOf: ({ position, id }) => ({ sort: String(position), id }),
    page: () => loaders.statements.ofArticles(page).load(article),
    count: () => loaders.statements.countsOfArticles.load(article),
  }
}
