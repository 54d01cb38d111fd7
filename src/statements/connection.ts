import type { Context } from "../context.ts"
import { type Connection, connectionType } from "../graphql/connection.ts"
import { type PageArguments, toPageRequest } from "../graphql/page-arguments.ts"
import { type StatementFilter, type StatementOwner, selectionOf } from "./filter.ts"
import { Statement } from "./ref.ts"
import { BY_POSITION, NEWEST, type StatementRow } from "./sql.ts"

type StatementList = Connection<StatementRow>

export const StatementConnection = connectionType<StatementRow, StatementRow>({
  name: "Statement",
  node: Statement,
  nodes: "statements",
})

const byPublication: StatementList["keyOf"] = ({ publishedAt, id }) => ({ sort: publishedAt ?? "-infinity", id })

/** All statements under a filter, the newest first. */
export function statementsUnder({ loaders }: Context, filter: StatementFilter, args: PageArguments): StatementList {
  const page = toPageRequest(args, NEWEST)
  const selection = selectionOf(filter)
  return {
    order: NEWEST,
    keyOf: byPublication,
    page: () => loaders.statements.page({ selection, page }),
    count: () => loaders.statements.count(selection),
  }
}

/** Statements of a person or source, the newest first. */
export function statementsOf({ loaders }: Context, owner: StatementOwner, id: string, args: PageArguments): StatementList {
  const page = toPageRequest(args, NEWEST)
  return {
    order: NEWEST,
    keyOf: byPublication,
    page: () => loaders.statements.ofOwners({ owner, page }).load(id),
    count: () => loaders.statements.countsOfOwners(owner).load(id),
  }
}

/** Statements of an article, in the order of its text. */
export function statementsInText({ loaders }: Context, article: string, args: PageArguments): StatementList {
  const page = toPageRequest(args, BY_POSITION)
  return {
    order: BY_POSITION,
    keyOf: ({ position, id }) => ({ sort: String(position), id }),
    page: () => loaders.statements.ofArticles(page).load(article),
    count: () => loaders.statements.countsOfArticles.load(article),
  }
}
