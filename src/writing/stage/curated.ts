import type { ArticleContent } from "../../content/records/records.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import type { CuratedFacts } from "../../evidence/stored.ts"
import type { Range } from "../../text/range.ts"

/** The facts that people wrote into a record, in the order of the text; null where there are none. */
export function curatedOf({
  mentions = [],
  statements = [],
}: Pick<ArticleContent, "mentions" | "statements">): CuratedFacts | undefined {
  if (mentions.length + statements.length === 0) return undefined
  const byPlace = (a: Range, b: Range) => a.start - b.start || a.end - b.end
  return {
    mentions: mentions.map(({ start, end, ...entity }) => ({ start, end, entity: entityOf(entity) })).toSorted(byPlace),
    statements: statements
      .map(({ direct = false, ...statement }) => ({ ...statement, direct }) as CuratedStatement)
      .toSorted(byPlace),
  }
}

type CuratedStatement = NonNullable<CuratedFacts["statements"]>[number]

/** @param named the slug of the entity, under the key of its kind. */
function entityOf(named: Partial<Record<EntityRef["kind"], string | undefined>>): EntityRef {
  const [kind, slug] = Object.entries(named).find(([, value]) => value !== undefined) as [EntityRef["kind"], string]
  return { kind, slug }
}
