/** An entity of more articles than this part of all says nothing about an event. */
const COMMON = 0.5

/** Weights are rounded to multiples of this, so that few of them change as an archive grows. */
const STEP = 0.25

/**
 * How much it tells of an article that it speaks of an entity which `articles` of `all` articles speak of: log(N / n), rounded (inverse
 * document frequency); 0 where more than half of all do.
 */
export function weightOf(articles: number, all: number): number {
  if (articles > all * COMMON) return 0
  return Math.round(Math.log(all / articles) / STEP) * STEP
}

/** How many articles speak of an entity, and how much it tells that one does. */
export type Weight = { readonly articles: number; readonly weight: number }

/**
 * The weights of all entities, as they were when they were counted last. Whatever is grouped is grouped by them, so that one article
 * more does not change how alike all others are.
 */
export type Weights = (entity: string) => Weight

/** Weights as counted in an archive of `all` articles. What was not in it then is taken for the rarest. */
export function weightsOf(counted: ReadonlyMap<string, Weight>, all: number): Weights {
  const rarest = { articles: 1, weight: weightOf(1, all) }
  return (entity) => counted.get(entity) ?? rarest
}
