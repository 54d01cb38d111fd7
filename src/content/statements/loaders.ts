import { countLoader, listLoader, pageLoader, perArguments, rowLoader } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import { type PageRequest, toPage } from "../../db/keyset.ts"
import { calling, notingMissing, notingRows, type Reads } from "../reads.ts"
import type { StatementOwner, StatementSelection } from "./filter.ts"
import { countsOfOwners, pagesOfOwners, statementCount, statementPage } from "./list-sql.ts"
import {
  countsOfArticles,
  type OwnedStatementRow,
  type StatementRow,
  type StepRow,
  statementsById,
  statementsOfArticles,
  stepsOfStatements,
} from "./sql.ts"

export type StatementLoaders = ReturnType<typeof statementLoaders>

export function statementLoaders(all: Database, reads?: Reads) {
  // What was found in an article's text is noted as read under the article's key.
  const database = notingRows(all, reads, "Article", "articleId")
  const list = <Args, Result>(create: (args: Args) => Result) => calling(reads, "statements", perArguments(create))
  return {
    byId: notingMissing(
      reads,
      "statements",
      rowLoader<StatementRow>("id", (ids) => database.query(statementsById(ids))),
    ),
    /** The newest first. */
    page: list(async ({ selection, page }: { selection: StatementSelection; page: PageRequest }) =>
      toPage(await database.query<StatementRow>(statementPage(selection, page)), page),
    ),
    count: list(async (selection: StatementSelection) => {
      const [row] = await database.query<{ count: number }>(statementCount(selection))
      return row?.count ?? 0
    }),
    /** The newest first, by the owner's id. */
    ofOwners: list(({ owner, page }: { owner: StatementOwner; page: PageRequest }) =>
      pageLoader<OwnedStatementRow>(page, (owners) => database.query(pagesOfOwners(owner, page, owners))),
    ),
    /** By the owner's id. */
    countsOfOwners: list((owner: StatementOwner) => countLoader((owners) => database.query(countsOfOwners(owner, owners)))),
    /** In the order of the text, by article id. */
    ofArticles: perArguments((page: PageRequest) =>
      pageLoader<OwnedStatementRow>(page, (articles) => database.query(statementsOfArticles(articles, page))),
    ),
    /** By article id. */
    countsOfArticles: countLoader((articles) => database.query(countsOfArticles(articles))),
    /** By statement id, the speaker first. */
    chains: listLoader<StepRow>((statements) => database.query(stepsOfStatements(statements))),
  }
}
