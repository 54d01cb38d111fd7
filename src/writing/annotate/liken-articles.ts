import type { Transaction } from "../../db/transaction.ts"
import { findingEntities, neighboursOf } from "../../evidence/stories/neighbours.ts"
import { likening, REACH_MS } from "../../evidence/stories/similarity.ts"
import type { Weights } from "../../evidence/stories/weights.ts"
import {
  candidates,
  deleteEdges,
  type EdgeRow,
  edgesOf,
  enqueueGrouping,
  type LikenedRow,
  likenedArticles,
  type SharingRow,
  type Sought,
  sharing,
  stillPending,
  writeEdges,
} from "./likeness-sql.ts"
import { advance, STEP } from "./sql.ts"
import { readWeights } from "./weigh-entities.ts"

/**
 * The third step, for some of the articles that wait for it: finds which articles each is alike to, and keeps that. Whose neighbours are
 * others now waits to be grouped, and so does whoever is or was a neighbour.
 */
export async function likenArticles(transaction: Transaction, waiting: readonly string[]): Promise<void> {
  const ids = (await transaction.query<{ id: string }>(stillPending(STEP.STORY, waiting))).map(({ id }) => id)
  if (ids.length === 0) return
  const found = await findEdges(transaction, ids)
  const stored = await transaction.query<EdgeRow>(edgesOf(ids))
  const before = new Map(stored.map((edge): [string, EdgeRow] => [`${edge.id} ${edge.other}`, edge]))
  const written = [...found].flatMap(([key, edge]) => (before.get(key)?.likeness === edge.likeness ? [] : [edge]))
  const gone = [...before].flatMap(([key, edge]) => (found.has(key) ? [] : [edge]))
  if (gone.length > 0) await transaction.query(deleteEdges(inBothDirections(gone)))
  if (written.length > 0) await transaction.query(writeEdges(inBothDirections(written)))
  await transaction.query(advance(ids, STEP.GROUP))
  await transaction.query(enqueueGrouping([...new Set([...written, ...gone].map(({ other }) => other))]))
}

function inBothDirections(edges: readonly EdgeRow[]): EdgeRow[] {
  const all = new Map<string, EdgeRow>()
  for (const { id, other, likeness } of edges) {
    all.set(`${id} ${other}`, { id, other, likeness })
    all.set(`${other} ${id}`, { id: other, other: id, likeness })
  }
  return [...all.values()]
}

async function findEdges(transaction: Transaction, ids: readonly string[]): Promise<Map<string, EdgeRow>> {
  const rows = await readLikened(transaction, ids)
  const own = rows.filter(({ chosen }) => !chosen)
  const weights = await readWeights(
    transaction,
    own.flatMap(({ entities }) => entities),
  )
  const finding = own.map(({ entities }) => findingEntities(entities, weights))
  const sought = own.flatMap(({ publishedAt }, index) => (publishedAt === null ? [] : soughtFor(publishedAt, finding[index]!)))
  const known = new Set(ids)
  const others = (
    await transaction.query<{ id: string }>(
      candidates(
        merged(sought),
        own.map(({ id }) => id),
      ),
    )
  ).flatMap(({ id }) => (known.has(id) ? [] : [id]))
  const free = (await readLikened(transaction, others)).filter(({ chosen }) => !chosen)
  return compare(transaction, [...own, ...free], finding)
}

async function compare(
  transaction: Transaction,
  articles: readonly LikenedRow[],
  finding: readonly (readonly string[])[],
): Promise<Map<string, EdgeRow>> {
  const indexes = new Map(articles.map(({ id }, index) => [id, index]))
  const own = articles.slice(0, finding.length).map(({ id }) => id)
  const pairs = (await transaction.query<SharingRow>(sharing(own))).flatMap(({ id, otherId, share }) => {
    const [one, other] = [indexes.get(id), indexes.get(otherId)]
    return one === undefined || other === undefined ? [] : [{ one, other, share }]
  })
  const weights: Weights = await readWeights(
    transaction,
    articles.flatMap(({ entities }) => entities),
  )
  const entities = articles.map(({ entities }) => entities)
  const likened = articles.map(({ publishedAt, entities }) => ({
    entities,
    ...(publishedAt !== null && { published: new Date(publishedAt) }),
  }))
  const edges = new Map<string, EdgeRow>()
  for (const [index, neighbours] of neighboursOf(likening(likened, pairs, weights), entities, finding).entries()) {
    const id = own[index] as string
    for (const [at, likeness] of neighbours) {
      const other = (articles[at] as LikenedRow).id
      edges.set(`${id} ${other}`, { id, other, likeness })
    }
  }
  return edges
}

function readLikened(transaction: Transaction, ids: readonly string[]): Promise<LikenedRow[]> {
  return transaction.query<LikenedRow>(likenedArticles(ids))
}

function soughtFor(publishedAt: string, entities: readonly string[]): Sought[] {
  const time = new Date(publishedAt).getTime()
  return entities.map((id) => ({ id, from: time - REACH_MS, to: time + REACH_MS }))
}

// The same times once: articles of the same days seek the same.
function merged(all: readonly Sought[]): Sought[] {
  const found: Sought[] = []
  for (const each of [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.from - b.from))) {
    const last = found.at(-1)
    if (last?.id === each.id && each.from <= last.to) found[found.length - 1] = { ...last, to: Math.max(last.to, each.to) }
    else found.push(each)
  }
  return found
}
