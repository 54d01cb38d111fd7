import { rowId } from "../../content/row-id.ts"
import type { Transaction } from "../../db/transaction.ts"
import { groupStories } from "../../evidence/stories/group.ts"
import { identifyStories } from "../../evidence/stories/identity.ts"
import { titlesOf } from "../../evidence/stories/titles.ts"
import type { Touched } from "../changes/touched.ts"
import {
  anyStoryPending,
  deleteMembers,
  deleteStories,
  FINISH_GROUPING,
  type GroupedArticleRow,
  groupedArticles,
  recordChanges,
  replaceMembers,
  type SharePairRow,
  type StoryRow,
  sharePairs,
  storedStories,
  storiesToRenew,
  upsertStories,
} from "./stories-sql.ts"

/**
 * The third step of annotation: groups all articles into stories. The result depends on nothing but the articles; groups get
 * the ids of the stories that they continue, and only differences are written.
 */
export async function groupArticles(transaction: Transaction, touched: Touched): Promise<void> {
  const [{ pending } = { pending: false }] = await transaction.query<{ pending: boolean }>(anyStoryPending())
  if (!pending) return
  const rows = await transaction.query<GroupedArticleRow>(groupedArticles())
  const pairs = await transaction.query<SharePairRow>(sharePairs())
  const stored = (await transaction.query<StoryRow>(storedStories())).map(({ slug, curated, members }) => ({
    id: slug,
    curated,
    members,
  }))
  const articles = rows.map(({ slug, publishedAt, entities }) => ({
    slug,
    entities,
    ...(publishedAt !== null && { published: new Date(publishedAt) }),
  }))
  const groups = groupStories(articles, pairs, { curated: stored.filter(({ curated }) => curated) })
  const { stories, changes } = identifyStories(stored, groups)
  await write(transaction, touched, new Map(rows.map((row) => [row.slug, row])), stored, stories)
  touched.list("stories")
  touched.rows(
    "Story",
    changes.flatMap(({ from, into }) => [rowId("story", from), rowId("story", into)]),
  )
  touched.rows(
    "Story",
    (await transaction.query<{ id: string }>(storiesToRenew())).map(({ id }) => id),
  )
  if (changes.length > 0) {
    await transaction.query(
      recordChanges(
        changes.map(({ kind, from, into }) => ({ kind, from_id: rowId("story", from), into_id: rowId("story", into) })),
      ),
    )
  }
  await transaction.script(FINISH_GROUPING)
}

type Stored = { readonly id: string; readonly curated: boolean; readonly members: readonly string[] }
type Grouped = { readonly id: string; readonly members: readonly string[] }

async function write(
  transaction: Transaction,
  touched: Touched,
  rows: ReadonlyMap<string, GroupedArticleRow>,
  stored: readonly Stored[],
  stories: readonly Grouped[],
): Promise<void> {
  const before = new Map(stored.map((story) => [story.id, story]))
  const after = new Set(stories.map(({ id }) => id))
  const changed = stories.filter(({ id, members }) => {
    const known = before.get(id)
    return !known?.curated && known?.members.join("\0") !== members.toSorted().join("\0")
  })
  const gone = stored.filter(({ id, curated }) => !curated && !after.has(id)).map(({ id }) => rowId("story", id))
  const placed = new Set(stories.flatMap(({ members }) => members))
  const left = stored.flatMap(({ members }) => members).filter((slug) => !placed.has(slug))
  touched.rows(
    "Story",
    changed.map(({ id }) => rowId("story", id)),
  )
  touched.rows("Story", gone)
  if (changed.length > 0) {
    await transaction.query(upsertStories(changed.map(({ id, members }) => storyOf(id, members, rows))))
    const places = changed.flatMap(({ id, members }) =>
      members.flatMap((slug) => {
        const article = rows.get(slug)
        return article ? [{ story_id: rowId("story", id), article_id: article.id }] : []
      }),
    )
    await transaction.query(replaceMembers(places))
  }
  if (gone.length > 0) await transaction.query(deleteStories(gone))
  const leaving = left.flatMap((slug) => rows.get(slug)?.id ?? [])
  if (leaving.length > 0) await transaction.query(deleteMembers(leaving))
}

function storyOf(slug: string, members: readonly string[], rows: ReadonlyMap<string, GroupedArticleRow>) {
  const articles = members.flatMap((member) => rows.get(member) ?? [])
  const titles = titlesOf(
    articles.map(({ publishedAt, language, ...article }) => ({
      ...article,
      language: new Intl.Locale(language).language,
      ...(publishedAt !== null && { published: new Date(publishedAt) }),
    })),
  )
  const other = articles[0]?.headline ?? slug
  return {
    id: rowId("story", slug),
    slug,
    title_ar: titles.ar ?? titles.en ?? other,
    title_en: titles.en ?? titles.ar ?? other,
  }
}
