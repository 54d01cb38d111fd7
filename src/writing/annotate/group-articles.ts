import { rowId } from "../../content/row-id.ts"
import type { Transaction } from "../../db/transaction.ts"
import { type Group, groupPart } from "../../evidence/stories/group.ts"
import { identifyStories, namesFor, type Story, type StoryChange } from "../../evidence/stories/identity.ts"
import { MOST_IN_PART, type Neighbour, partsOf } from "../../evidence/stories/parts.ts"
import { titlesOf } from "../../evidence/stories/titles.ts"
import type { Touched } from "../changes/touched.ts"
import {
  deleteParts,
  type EdgeRow,
  edgesOf,
  type PartRow,
  type SharingRow,
  sharing,
  stillPending,
  storedParts,
  writeParts,
} from "./likeness-sql.ts"
import { STEP } from "./sql.ts"
import {
  deleteMembers,
  deleteStories,
  endGrouping,
  type GroupedArticleRow,
  groupedArticles,
  membersAmong,
  namesTaken,
  recordChanges,
  renewTimes,
  replaceMembers,
  retitle,
  type StoryRow,
  storiesAmong,
  upsertStories,
} from "./stories-sql.ts"
import { readWeights } from "./weigh-entities.ts"

/** Settings that tests make small. */
export interface GroupingBounds {
  /** The most articles that are grouped together. */
  readonly mostInPart?: number
}

type Part = readonly string[]

/**
 * The fourth step, for some of the articles that wait for it: groups into stories the parts in which they stand and stood. Nothing else can
 * have changed, so the result is the same as if everything were grouped anew. Groups get the ids of the stories that they continue,
 * and only differences are written.
 */
export async function groupArticles(
  transaction: Transaction,
  touched: Touched,
  waiting: readonly string[],
  { mostInPart = MOST_IN_PART }: GroupingBounds = {},
): Promise<void> {
  const ids = (await transaction.query<{ id: string }>(stillPending(STEP.GROUP, waiting))).map(({ id }) => id)
  if (ids.length === 0) return
  const parts = await findParts(transaction, ids, mostInPart)
  const among = [...parts.keys()]
  const rows = await transaction.query<GroupedArticleRow>(groupedArticles(among))
  const stored = await transaction.query<StoryRow>(storiesAmong(among))
  const groups = await groupParts(transaction, parts, rows)
  const { stories, changes } = identifyStories(stored.map(storyOf), groups, await namesElsewhere(transaction, groups))
  await writeStories(transaction, touched, new Map(rows.map((row) => [row.slug, row])), stored, stories)
  await writeChanges(transaction, touched, changes)
  await storeParts(transaction, parts)
  await renewTimesOf(transaction, touched, among)
  await transaction.query(endGrouping(among))
}

const storyOf = ({ slug, members }: StoryRow): Story => ({ id: slug, members })

/**
 * The parts of these articles, and of all that stood in a part or a story with any of their members: whoever is affected.
 * @returns the part of each article affected.
 */
async function findParts(transaction: Transaction, ids: readonly string[], most: number): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>()
  const read = async (some: readonly string[]) => {
    const edges = Map.groupBy(await transaction.query<EdgeRow>(edgesOf(some)), ({ id }) => id)
    return new Map(
      [...edges].map(([id, list]) => [id, list.map(({ other, likeness }): Neighbour => ({ id: other, likeness }))]),
    )
  }
  for (let unknown = [...ids]; unknown.length > 0; ) {
    const found = await partsOf(unknown, read, most)
    for (const [id, part] of found) parts.set(id, part)
    const members = [...found.keys()]
    const stood = await transaction.query<{ id: string }>(storedParts(members))
    const told = await transaction.query<{ id: string }>(membersAmong(members))
    unknown = [...new Set([...stood, ...told].map(({ id }) => id))].filter((id) => !parts.has(id))
  }
  return parts
}

async function groupParts(
  transaction: Transaction,
  parts: ReadonlyMap<string, Part>,
  rows: readonly GroupedArticleRow[],
): Promise<Group[]> {
  const several = [...new Set(parts.values())].filter((part) => part.length > 1)
  if (several.length === 0) return []
  const known = new Map(rows.flatMap((row) => (row.chosen ? [] : [[row.id, row] as const])))
  const members = several.flat()
  const pairs = Map.groupBy(await transaction.query<SharingRow>(sharing(members)), ({ id }) => id)
  const weights = await readWeights(
    transaction,
    members.flatMap((id) => known.get(id)?.entities ?? []),
  )
  return several.flatMap((part) => {
    const articles = part.flatMap((id) => known.get(id) ?? [])
    const shared = part.flatMap((id) =>
      (pairs.get(id) ?? []).flatMap(({ otherId, share }) => {
        const [left, right] = [known.get(id), known.get(otherId)]
        return left && right ? [{ left: left.slug, right: right.slug, share }] : []
      }),
    )
    return groupPart(
      articles.map(({ slug, publishedAt, entities }) => ({
        slug,
        entities,
        ...(publishedAt !== null && { published: new Date(publishedAt) }),
      })),
      shared,
      weights,
    )
  })
}

/** The most names that are looked up of one new story before it takes one unseen. */
const MOST_NAMES = 100

/** Which of the names that these groups might get are, or were, those of stories anywhere. */
async function namesElsewhere(transaction: Transaction, groups: readonly Group[]): Promise<Set<string>> {
  const taken = new Set<string>()
  const lookUp = async (names: readonly string[]) => {
    if (names.length === 0) return
    const ids = new Map(names.map((name) => [rowId("story", name), name]))
    for (const { id } of await transaction.query<{ id: string }>(namesTaken([...ids.keys()]))) taken.add(ids.get(id) as string)
  }
  await lookUp(groups.flatMap(({ members }) => members))
  const without = groups.filter(({ members }) => members.every((slug) => taken.has(slug)))
  await lookUp(
    without.flatMap(({ members }) =>
      namesFor(members)
        .take(members.length + MOST_NAMES)
        .toArray(),
    ),
  )
  return taken
}

async function writeStories(
  transaction: Transaction,
  touched: Touched,
  rows: ReadonlyMap<string, GroupedArticleRow>,
  stored: readonly StoryRow[],
  stories: readonly Story[],
): Promise<void> {
  const before = new Map(stored.map((story) => [story.slug, story]))
  const after = new Set(stories.map(({ id }) => id))
  const isSame = ({ id, members }: Story) => before.get(id)?.members.join("\0") === members.toSorted().join("\0")
  const changed = stories.filter((story) => !isSame(story))
  const gone = stored.filter(({ slug }) => !after.has(slug)).map(({ slug }) => rowId("story", slug))
  const placed = new Set(stories.flatMap(({ members }) => members))
  const left = stored.flatMap(({ members }) => members).flatMap((slug) => (placed.has(slug) ? [] : (rows.get(slug)?.id ?? [])))
  if (changed.length + gone.length > 0) touched.list("stories")
  touched.rows("Story", [...changed.map(({ id }) => rowId("story", id)), ...gone])
  if (changed.length > 0) {
    await transaction.query(upsertStories(changed.map((story) => titled(story, rows))))
    const places = changed.flatMap(({ id, members }) =>
      members.flatMap((slug) => {
        const article = rows.get(slug)
        return article ? [{ story_id: rowId("story", id), article_id: article.id }] : []
      }),
    )
    await transaction.query(replaceMembers(places))
  }
  if (left.length > 0) await transaction.query(deleteMembers(left))
  if (gone.length > 0) await transaction.query(deleteStories(gone))
  const same = stories.filter(isSame)
  if (same.length > 0) {
    const renamed = await transaction.query<{ id: string }>(retitle(same.map((story) => titled(story, rows))))
    if (renamed.length > 0) touched.list("stories")
    touched.rows(
      "Story",
      renamed.map(({ id }) => id),
    )
  }
}

function titled({ id: slug, members }: Story, rows: ReadonlyMap<string, GroupedArticleRow>) {
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

async function writeChanges(transaction: Transaction, touched: Touched, changes: readonly StoryChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ kind, from, into }) => ({ kind, from_id: rowId("story", from), into_id: rowId("story", into) }))
  touched.rows(
    "Story",
    rows.flatMap(({ from_id, into_id }) => [from_id, into_id]),
  )
  await transaction.query(recordChanges(rows))
}

/** Keeps who stands together; a part has the id of its first member. */
async function storeParts(transaction: Transaction, parts: ReadonlyMap<string, Part>): Promise<void> {
  const rows: PartRow[] = []
  const alone: string[] = []
  for (const [id, part] of parts) {
    if (part.length > 1) rows.push({ id, part: part[0] as string })
    else alone.push(id)
  }
  if (alone.length > 0) await transaction.query(deleteParts(alone))
  if (rows.length > 0) await transaction.query(writeParts(rows))
}

/** Stories sort by their newest article, also those that people put together. */
async function renewTimesOf(transaction: Transaction, touched: Touched, articles: readonly string[]): Promise<void> {
  const moved = await transaction.query<{ id: string }>(renewTimes(articles))
  if (moved.length > 0) touched.list("stories")
  touched.rows(
    "Story",
    moved.map(({ id }) => id),
  )
}
