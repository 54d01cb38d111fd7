import fc from "fast-check"
import { PEOPLE, SOURCES, TOPICS } from "./content.ts"
import { type Filter, idOf } from "./reference.ts"

// Random filters over the content of content.ts: slugs and ids mixed, unknown slugs, empty lists, nested conditions.

export const SEARCHES = [
  "الجسر",
  "bridge",
  "المدرسة -خبر",
  '"زار الوفد"',
  "وزير*",
  "",
  "لايوجدأبدا",
  "Somebody 1",
  "الجسرر المدرسة",
]

const named = (kind: "person" | "source" | "topic", slugs: readonly string[]) =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...slugs) },
      { weight: 3, arbitrary: fc.constantFrom(...slugs).map((slug) => idOf(kind, slug)) },
      { weight: 1, arbitrary: fc.constantFrom("nobody", "لا أحد", "constructor") },
    ),
    { maxLength: 3 },
  )

const moment = fc.integer({ min: 0, max: 130 }).map((day) => new Date(Date.UTC(2020, 11, 25 + day)).toISOString())
const span = fc.oneof(
  fc.record({ from: moment }),
  fc.record({ until: moment }),
  fc.constant({}),
  fc.constant({ from: null, until: null }),
  fc
    .tuple(moment, moment)
    .filter(([from, until]) => from < until)
    .map(([from, until]) => ({ from, until })),
)

const own = {
  publisher: named("source", SOURCES),
  citedSource: named("source", SOURCES),
  person: named("person", PEOPLE),
  personRole: fc.constantFrom("AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"),
  topic: named("topic", TOPICS),
  includeDescendants: fc.boolean(),
  language: fc.array(fc.constantFrom("ar", "en", "fr"), { maxLength: 2 }),
  publishedAt: span,
  changedSince: fc.integer({ min: 1, max: 8 }).map((day) => `2026-01-0${day}T00:00:00+03:00`),
  search: fc.constantFrom(...SEARCHES),
}

/** A few fields out of all, each alone as often as with others. */
function filtersOf(levels: number): fc.Arbitrary<Filter> {
  const inner = levels === 0 ? fc.constant({}) : filtersOf(levels - 1)
  const combined = { and: fc.array(inner, { maxLength: 2 }), or: fc.array(inner, { maxLength: 3 }), not: inner }
  return fc
    .record<Filter>({ ...own, ...(levels === 0 ? {} : combined) })
    .chain((filter) => fc.subarray(Object.keys(filter), { minLength: 1, maxLength: 3 }).map((keys) => keep(filter, keys)))
}

export const filters = filtersOf(3)

function keep(filter: Filter, keys: readonly string[]): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => keys.includes(key)))
}
