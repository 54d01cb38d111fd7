import type { Queryable, Transaction } from "../../db/transaction.ts"
import { WIDESPREAD } from "../../evidence/stories/similarity.ts"
import { type Weight, type Weights, weightOf, weightsOf } from "../../evidence/stories/weights.ts"
import {
  allWeights,
  countArticles,
  countEntities,
  deleteWeights,
  enqueueWeighed,
  type WeightRow,
  weighedArticles,
  weightsOfEntities,
  writeWeighedArticles,
  writeWeights,
} from "./entities-sql.ts"
import type { Whose } from "./sql.ts"

/** Entities of so few articles are counted whenever stories are grouped: each one more is a large share of them. */
const FEW = 200

/** A write counts those of up to so many articles by itself, where there are twice or half as many as there were. */
const COUNTED_BY_WRITES = 4_000

/** In the background they are counted anew when the archive has grown or shrunk by this part. */
const SHARE = 0.2

/**
 * Counts the entities anew where the archive has become another since they were counted. Articles that speak of an entity which has
 * another weight then wait for their neighbours to be found anew.
 * @param whose who asks: a write leaves what takes long to others. @returns whether they have been counted, now or before.
 */
export async function weighEntities(transaction: Transaction, whose: Whose): Promise<boolean> {
  const [weighed] = await transaction.query<{ articles: number }>(weighedArticles())
  const before = weighed?.articles ?? 0
  if (whose === "OWN" && before > COUNTED_BY_WRITES) return true
  const most = whose === "OWN" ? 2 * COUNTED_BY_WRITES : null
  const [counted] = await transaction.query<{ articles: number }>(countArticles(most))
  const now = counted?.articles ?? 0
  if (now === most || (weighed && !isAnother(before, now, whose))) return weighed !== undefined
  const counts = await transaction.query<{ id: string; articles: number }>(countEntities())
  const known = await transaction.query<WeightRow>(allWeights())
  const old = weightsOf(new Map(known.map((row) => [row.id, row])), before)
  const changed: string[] = []
  const rows: WeightRow[] = []
  const kept = new Set<string>()
  const stored = new Map(known.map((row) => [row.id, row]))
  for (const { id, articles } of counts) {
    kept.add(id)
    const weight: Weight = { articles, weight: weightOf(articles, now) }
    if (stored.get(id)?.articles !== articles || stored.get(id)?.weight !== weight.weight) rows.push({ id, ...weight })
    if (!isSame(old(id), weight)) changed.push(id)
  }
  const gone = known.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
  await transaction.query(writeWeights(rows))
  await transaction.query(deleteWeights(gone))
  await transaction.query(writeWeighedArticles(now))
  await transaction.query(enqueueWeighed(changed))
  return true
}

function isAnother(before: number, now: number, whose: Whose): boolean {
  if (now <= FEW) return true
  if (whose === "OWN") return now >= 2 * before || now * 2 <= before
  return Math.abs(now - before) > before * SHARE
}

/** What makes a difference to how alike articles are, and by what they are found. */
function isSame(one: Weight, other: Weight): boolean {
  return one.weight === other.weight && one.articles > WIDESPREAD === other.articles > WIDESPREAD
}

/** The weights of some entities as they were counted last. */
export async function readWeights(queryable: Queryable, entities: Iterable<string>): Promise<Weights> {
  const [weighed] = await queryable.query<{ articles: number }>(weighedArticles())
  const rows = await queryable.query<WeightRow>(weightsOfEntities([...new Set(entities)]))
  return weightsOf(new Map(rows.map((row) => [row.id, row])), weighed?.articles ?? 0)
}
