import type { AttributionStep, EntityRef } from "../../../src/evidence/annotation.ts"
import type { Disagreement } from "../../../src/evidence/disagreements/disagreement.ts"
import { findDisagreements } from "../../../src/evidence/disagreements/find-disagreements.ts"
import type { ReportedArticle } from "../../../src/evidence/disagreements/reported-article.ts"
import { findDates } from "../../../src/text/dates/find-dates.ts"
import { findQuantities } from "../../../src/text/quantities/find-quantities.ts"

/** What a test says of a body: the n-th occurrence of each text is meant, the first where no text repeats. */
export type Told = {
  published?: string
  says?: [content: string, ...chain: AttributionStep[]][]
}

const NAMES: readonly (readonly [EntityRef["kind"], string, readonly string[]])[] = [
  ["person", "salma", ["سلمى حداد", "Salma Haddad"]],
  ["person", "karim", ["كريم منصور", "Karim Mansour"]],
  ["person", "nadia", ["نادية خوري", "Nadia Khoury"]],
  ["source", "ministry", ["وزارة الصحة", "Health Ministry"]],
  ["topic", "jordan", ["الأردن", "Jordan"]],
  ["topic", "egypt", ["مصر", "Egypt"]],
  ["topic", "cairo", ["القاهرة", "Cairo"]],
  ["topic", "basra", ["البصرة", "Basra"]],
]

/** An article annotated by hand, save for its dates, numbers and the names above. */
export function report(slug: string, body: string, { published, says = [] }: Told = {}): ReportedArticle {
  const day = published === undefined ? undefined : new Date(published)
  const at = (text: string, from = 0): { start: number; end: number } => {
    const start = body.indexOf(text, from)
    if (start < 0) throw new Error(`${slug} has no ${text}`)
    return { start, end: start + text.length }
  }
  const mentions = NAMES.flatMap(([kind, entity, names]) =>
    names.flatMap((name) =>
      [...body.matchAll(new RegExp(name, "g"))].map(({ index }) => ({
        start: index,
        end: index + name.length,
        entity: { kind, slug: entity },
        confidence: 1,
      })),
    ),
  ).sort((a, b) => a.start - b.start)
  const statements = says.map(([content, ...chain]) => {
    const range = at(content)
    return { ...range, direct: false, chain, attribution: { start: range.end, end: range.end }, confidence: 1 }
  })
  const annotation = { passages: [], mentions, statements, dates: findDates(body, day), quantities: findQuantities(body) }
  return { slug, body, ...(day && { published: day }), annotation } as ReportedArticle
}

/** Disagreements with the texts of their evidence: ["DATE", true, { "2020-01": ["a: January 2020"] }]. */
export function told(...articles: ReportedArticle[]): [Disagreement["kind"], boolean, Record<string, string[]>][] {
  const bodies = new Map(articles.map(({ slug, body }) => [slug, body]))
  return findDisagreements(articles).map(({ kind, conflict, values }) => [
    kind,
    conflict,
    Object.fromEntries(
      values.map(({ value, evidence }) => [
        value,
        evidence.map(({ slug, start, end }) => `${slug}: ${bodies.get(slug)?.slice(start, end)}`),
      ]),
    ),
  ])
}
