import { attempt } from "../../db/savepoint.ts"
import type { Transaction } from "../../db/transaction.ts"
import { findDisagreements } from "../../evidence/disagreements/find-disagreements.ts"
import type { ReportedArticle } from "../../evidence/disagreements/reported-article.ts"
import type { StoredAnnotation } from "../../evidence/stored.ts"
import { independentOrigins } from "../../evidence/stories/origins.ts"
import { timelineOf } from "../../evidence/stories/timeline.ts"
import { passagesOf } from "../../text/passages.ts"
import { sharedRuns } from "../../text/shared/tiling.ts"
import { sharedWords } from "../../text/shared/words.ts"
import type { Touched } from "../changes/touched.ts"
import { isolating } from "../passed-over/isolating.ts"
import { passOverArticle } from "../passed-over/pass-over.ts"
import type { Shortfalls } from "../passed-over/shortfalls.ts"
import { type AnalysedStory, type ReportRow, reportsOf, storiesToAnalyse, writeAnalyses } from "./stories-sql.ts"

/**
 * How many reports of a story are compared with each other, the newest first. Every pair is compared, so the work grows with
 * the square of this number.
 */
const MOST_REPORTS = 60

/** How much is stored of one story, so that its answers have a bounded size. */
const MOST = { disagreements: 100, entries: 200, values: 20, evidence: 50 }

/**
 * The last step of annotation: compares the reports of some of the stories that changed. A report that cannot be compared is
 * left out, and the others of its story are compared without it. @param among only these stories; `null`: all. @returns how
 * many were done; 0 when none waits.
 */
export async function analyseStories(
  transaction: Transaction,
  touched: Touched,
  most: number,
  shortfalls: Shortfalls,
  among: readonly string[] | null = null,
): Promise<number> {
  const ids = (await transaction.query<{ id: string }>(storiesToAnalyse(most, among))).map(({ id }) => id)
  if (ids.length === 0) return 0
  touched.rows("Story", ids)
  // `StoryFilter` can ask whether reports disagree, so lists of stories depend on this.
  touched.list("stories")
  const reports = Map.groupBy(await transaction.query<ReportRow>(reportsOf(ids, MOST_REPORTS)), ({ storyId }) => storyId)
  const stories = ids.map((id): Story => ({ id, reports: reports.get(id) ?? [] }))
  const write = async (some: readonly Story[]) => {
    await transaction.query(writeAnalyses(some.map(analyse)))
  }
  await isolating(transaction, stories, write, async ({ id, reports }) => {
    await write([{ id, reports: [] }])
    const kept: ReportRow[] = []
    for (const report of reports) {
      const failure = await attempt(transaction, () => write([{ id, reports: [...kept, report] }]))
      if (failure) await passOverArticle(transaction, shortfalls, report.id, "COMPARISON", failure)
      else kept.push(report)
    }
  })
  return ids.length
}

type Story = { readonly id: string; readonly reports: readonly ReportRow[] }

function analyse({ id, reports }: Story): AnalysedStory {
  const articles = reports.map(reportOf)
  return {
    id,
    independent_origins: independentOrigins(articles, runsBetween(articles)),
    disagreements: findDisagreements(articles)
      .slice(0, MOST.disagreements)
      .map(({ values, ...rest }) => ({ ...rest, values: values.slice(0, MOST.values).map(shortened) })),
    timeline: timelineOf(articles).slice(0, MOST.entries).map(shortened),
  }
}

function shortened<Item extends { readonly evidence: readonly unknown[] }>(item: Item): Item {
  return { ...item, evidence: item.evidence.slice(0, MOST.evidence) }
}

function reportOf({ slug, body, publishedAt, annotation }: ReportRow): ReportedArticle {
  const { mentions, statements, dates, quantities } = annotation as StoredAnnotation
  return {
    slug,
    body,
    ...(publishedAt !== null && { published: new Date(publishedAt) }),
    annotation: {
      passages: passagesOf(body),
      mentions,
      statements: statements.map((statement) => ({ ...statement, attribution: statement.attribution ?? statement })),
      dates,
      quantities,
    },
  }
}

function runsBetween(articles: readonly ReportedArticle[]) {
  const words = articles.map(({ body }) => sharedWords(body))
  return articles.flatMap((left, one) =>
    articles.slice(one + 1).flatMap((right, offset) => {
      const runs = sharedRuns(words[one] ?? [], words[one + 1 + offset] ?? [])
      return runs.length > 0 ? [{ left: left.slug, right: right.slug, runs }] : []
    }),
  )
}
