import fc from "fast-check"
import sql, { raw } from "sql-template-tag"
import { expect, it } from "vitest"
import { rowId } from "../../../src/content/row-id.ts"
import type { Queryable, Transaction } from "../../../src/db/transaction.ts"
import type { SharingArticles, StoryArticle } from "../../../src/evidence/stories/group.ts"
import { WIDESPREAD } from "../../../src/evidence/stories/similarity.ts"
import { weightsOf } from "../../../src/evidence/stories/weights.ts"
import { enqueueWeighed, type WeightRow, writeWeights } from "../../../src/writing/annotate/entities-sql.ts"
import { groupArticles } from "../../../src/writing/annotate/group-articles.ts"
import { likenArticles } from "../../../src/writing/annotate/liken-articles.ts"
import { STEP, WAIT_AGAIN } from "../../../src/writing/annotate/sql.ts"
import { weighEntities } from "../../../src/writing/annotate/weigh-entities.ts"
import { Touched } from "../../../src/writing/changes/touched.ts"
import { ENQUEUE_LEFT_BEHIND, LEAVE_NEIGHBOURS } from "../../../src/writing/merge/derived-sql.ts"
import { ENQUEUE_UNGROUPED, REPLACE_MEMBERS } from "../../../src/writing/merge/stories-sql.ts"
import { allEdges, allParts, allStories, type Edge } from "../../evidence/stories/whole.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// Articles, what they share and what they speak of are written as the first two steps write them; whatever then happens, in whatever
// order, the stories are those that grouping everything from nothing gives.

const SLUGS = "abcdefghij".split("")
const ENTITIES = Array.from({ length: 7 }, (_, index) => String(index + 1))
const MOST = 4

type Step =
  | { kind: "write"; slug: string; hour: number | undefined; entities: string[]; shares: { with: string; share: number }[] }
  | { kind: "delete"; slugs: string[] }
  | { kind: "choose"; slugs: string[] }
  | { kind: "weigh" }
  | { kind: "reweigh"; weights: number[] }
  | { kind: "liken"; first: number }
  | { kind: "group"; first: number }

const slug = fc.constantFrom(...SLUGS)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      slug,
      hour: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined, freq: 8 }),
      entities: fc.subarray(ENTITIES, { minLength: 1, maxLength: 5 }),
      shares: fc.array(fc.record({ with: slug, share: fc.constantFrom(0.1, 0.16, 0.2, 0.28, 0.5) }), { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), slugs: fc.subarray(SLUGS, { maxLength: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("choose" as const), slugs: fc.subarray(SLUGS, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: "weigh" }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("reweigh" as const),
      weights: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: ENTITIES.length, maxLength: ENTITIES.length }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("liken" as const), first: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("group" as const), first: fc.integer({ min: 1, max: 4 }) }) },
)

async function take(transaction: Transaction, step: Step): Promise<void> {
  switch (step.kind) {
    case "write":
      return write(transaction, step)
    case "delete":
      return remove(transaction, step.slugs)
    case "choose":
      return choose(transaction, step.slugs)
    case "weigh":
      await weighEntities(transaction, "ANY")
      return
    case "reweigh": {
      const rows = step.weights.map((weight, index) => ({
        id: ENTITIES[index] as string,
        articles: weight < 3 ? WIDESPREAD + 1 : 20 - weight,
        weight: weight / 2,
      }))
      await transaction.query(writeWeights(rows))
      await transaction.query(enqueueWeighed(ENTITIES))
      return
    }
    case "liken":
      return likenArticles(transaction, await waiting(transaction, STEP.STORY, step.first))
    case "group":
      return groupArticles(transaction, new Touched(), await waiting(transaction, STEP.GROUP, step.first), {
        mostInPart: MOST,
      })
  }
}

async function write(transaction: Transaction, { slug, hour, entities, shares }: Step & { kind: "write" }): Promise<void> {
  const id = rowId("article", slug)
  const time = hour === undefined ? null : new Date(Date.UTC(2021, 2, 1, hour)).toISOString()
  await transaction.query(sql`INSERT INTO articles (id, slug, headline, body, language, digest, published_at, sort_at)
    VALUES (${id}, ${slug}, ${slug}, '', 'en', '', ${time}::timestamptz, coalesce(${time}::timestamptz, '-infinity'))
    ON CONFLICT (id) DO UPDATE SET published_at = excluded.published_at, sort_at = excluded.sort_at`)
  await transaction.query(sql`DELETE FROM article_entities WHERE article_id = ${id}`)
  await transaction.query(sql`INSERT INTO article_entities (article_id, entity_id, sort_at)
    SELECT a.id, e.id, a.sort_at FROM articles a, unnest(${entities}::bigint[]) AS e(id) WHERE a.id = ${id}`)
  await transaction.query(sql`DELETE FROM shared_texts WHERE article_id = ${id} OR other_id = ${id}`)
  for (const { with: other, share } of shares) {
    await transaction.query(sql`INSERT INTO shared_texts (article_id, other_id, words, share)
      SELECT p.one, p.other, 20, ${share}::real FROM articles o, LATERAL (VALUES (${id}::bigint, o.id), (o.id, ${id}::bigint)) AS p(one, other)
      WHERE o.slug = ${other} AND o.slug <> ${slug} ON CONFLICT DO NOTHING`)
  }
  await transaction.query(
    sql`INSERT INTO annotation_pending (article_id, step) VALUES (${id}, ${STEP.STORY}) ${raw(WAIT_AGAIN)}`,
  )
}

/** As a reset does it. */
async function remove(transaction: Transaction, slugs: readonly string[]): Promise<void> {
  await transaction.query(
    sql`CREATE TEMP TABLE staged_articles ON COMMIT DROP AS SELECT id FROM articles WHERE slug <> ALL(${raw(literals(slugs))})`,
  )
  for (const statement of [ENQUEUE_LEFT_BEHIND, ...LEAVE_NEIGHBOURS]) await transaction.script(statement)
  await transaction.query(sql`DELETE FROM articles WHERE slug = ANY(${slugs}::text[])`)
  await transaction.script(
    "DROP TABLE staged_articles; DELETE FROM stories t WHERE NOT EXISTS (SELECT FROM story_articles WHERE story_id = t.id)",
  )
}

/** As a write does it with one story that people put together, or none. */
async function choose(transaction: Transaction, slugs: readonly string[]): Promise<void> {
  const id = rowId("story", "chosen")
  await transaction.script(`CREATE TEMP TABLE staged_stories ON COMMIT DROP AS SELECT ${id}::bigint AS id, ${literals(slugs)} AS articles WHERE ${slugs.length > 0};
    CREATE TEMP TABLE changed_stories ON COMMIT DROP AS SELECT id FROM staged_stories`)
  await transaction.script(ENQUEUE_UNGROUPED)
  if (slugs.length === 0) await transaction.query(sql`DELETE FROM stories WHERE id = ${id}`)
  else
    await transaction.query(sql`INSERT INTO stories (id, slug, method, title_ar, title_en, sort_at, independent_origins, disagreements, timeline, digest)
      VALUES (${id}, 'chosen', 'CURATED', 'x', 'x', '-infinity', 0, '[]', '[]', '') ON CONFLICT DO NOTHING`)
  await transaction.script([REPLACE_MEMBERS].flat().join(";"))
  await transaction.script("DROP TABLE staged_stories; DROP TABLE changed_stories")
}

const literals = (slugs: readonly string[]) => `ARRAY[${slugs.map((slug) => `'${slug}'`).join()}]::text[]`

async function waiting(queryable: Queryable, step: number, most: number): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    sql`SELECT article_id AS id FROM annotation_pending WHERE step = ${step} ORDER BY article_id LIMIT ${most}`,
  )
  return rows.map(({ id }) => id)
}

async function finish(transaction: Transaction): Promise<void> {
  const all = { first: SLUGS.length }
  await take(transaction, { kind: "liken", ...all })
  await take(transaction, { kind: "group", ...all })
}

/** What is stored, and what grouping everything from nothing makes of it. */
async function compared(queryable: Queryable) {
  const rows = await queryable.query<{
    slug: string
    published: string | null
    entities: string[]
  }>(sql`SELECT a.slug, a.published_at AS published,
      ARRAY(SELECT entity_id FROM article_entities WHERE article_id = a.id)::text[] AS entities FROM articles a
    WHERE NOT EXISTS (SELECT FROM story_articles l JOIN stories t ON t.id = l.story_id WHERE l.article_id = a.id AND t.method = 'CURATED')`)
  const articles = rows.map(
    ({ slug, published, entities }): StoryArticle => ({
      slug,
      entities,
      ...(published !== null && { published: new Date(published) }),
    }),
  )
  const free = new Set(rows.map(({ slug }) => slug))
  const sharing = (
    await queryable.query<SharingArticles>(sql`SELECT l.slug AS left, r.slug AS right, s.share FROM shared_texts s
      JOIN articles l ON l.id = s.article_id JOIN articles r ON r.id = s.other_id WHERE s.article_id < s.other_id`)
  ).filter(({ left, right }) => free.has(left) && free.has(right))
  const counted = await queryable.query<WeightRow>(sql`SELECT entity_id AS id, articles, weight FROM entity_weights`)
  const [archive] = await queryable.query<{ articles: number }>(sql`SELECT articles FROM weighed_archive`)
  const weights = weightsOf(new Map(counted.map((row) => [row.id, row])), archive?.articles ?? 0)
  const edges =
    await queryable.query<Edge>(sql`SELECT coalesce(a.slug, e.article_id::text) AS one, coalesce(b.slug, e.other_id::text) AS other, e.likeness FROM story_edges e
    LEFT JOIN articles a ON a.id = e.article_id LEFT JOIN articles b ON b.id = e.other_id ORDER BY a.slug COLLATE "C", b.slug COLLATE "C"`)
  const list = async (statement: ReturnType<typeof sql>) =>
    (await queryable.query<{ members: string }>(statement)).map(({ members }) => members).sort()
  const wantedEdges = allEdges(articles, sharing, weights)
  return {
    stored: {
      edges,
      parts:
        await list(sql`SELECT string_agg(coalesce(a.slug, p.article_id::text), ' ' ORDER BY a.slug COLLATE "C") AS members FROM story_parts p
        LEFT JOIN articles a ON a.id = p.article_id GROUP BY p.part_id`),
      stories: await list(sql`SELECT coalesce(string_agg(a.slug, ' ' ORDER BY a.slug COLLATE "C"), '') AS members FROM stories t
        LEFT JOIN story_articles l ON l.story_id = t.id LEFT JOIN articles a ON a.id = l.article_id WHERE t.method = 'EXTRACTED' GROUP BY t.id`),
    },
    whole: {
      edges: wantedEdges,
      parts: allParts([...free], wantedEdges, MOST)
        .flatMap((part) => (part.length > 1 ? [part.toSorted().join(" ")] : []))
        .sort(),
      stories: allStories(articles, sharing, weights, MOST),
    },
  }
}

class Rollback extends Error {}

describeOnDatabases("stories by neighbourhood", "migrated", (use) => {
  const RUNS = 12

  it("are those of grouping everything from nothing, whatever happened before", async () => {
    let stories = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        async (rounds) => {
          const run = use().database.transaction(async (transaction) => {
            for (const round of rounds) {
              for (const step of round) await take(transaction, step)
              await finish(transaction)
              const { stored, whole } = await compared(transaction)
              expect(stored).toEqual(whole)
              stories += whole.stories.length
            }
            throw new Rollback()
          })
          await run.catch((error) => {
            if (!(error instanceof Rollback)) throw error
          })
        },
      ),
      { numRuns: RUNS },
    )
    expect(stories).toBeGreaterThan(0)
  })
})
