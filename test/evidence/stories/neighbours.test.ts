import fc from "fast-check"
import { expect, it } from "vitest"
import { findingEntities, neighboursOf } from "../../../src/evidence/stories/neighbours.ts"
import { likening, WIDESPREAD } from "../../../src/evidence/stories/similarity.ts"
import { weightsOf } from "../../../src/evidence/stories/weights.ts"
import { allEdges } from "./whole.ts"

const NAMES = "abcdefgh".split("")

it("finds the neighbours that comparing all with all finds, of whichever articles are asked", () => {
  const weights = fc.array(fc.record({ weight: fc.integer({ min: 0, max: 12 }), widespread: fc.boolean() }), {
    minLength: NAMES.length,
    maxLength: NAMES.length,
  })
  const articles = fc.array(
    fc.record({
      hour: fc.option(fc.integer({ min: 0, max: 240 }), { nil: undefined }),
      entities: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 6 }),
    }),
    { minLength: 2, maxLength: 10 },
  )
  const pairs = fc.array(fc.record({ one: fc.nat(9), other: fc.nat(9), share: fc.double({ min: 0, max: 0.5, noNaN: true }) }), {
    maxLength: 6,
  })
  let found = 0
  fc.assert(
    fc.property(weights, articles, pairs, fc.integer({ min: 1, max: 10 }), (weighed, some, shared, count) => {
      const counted = weighed.map(({ weight, widespread }, index) => {
        // The more articles an entity has, the less it weighs.
        const articles = (widespread ? WIDESPREAD : 0) + 100 - weight
        return [NAMES[index] as string, { articles, weight: (widespread ? weight : weight + 12) / 4 }] as const
      })
      const weights = weightsOf(new Map(counted), 10)
      const all = some.map(({ hour, entities }, index) => ({
        slug: String(index),
        entities,
        ...(hour !== undefined && { published: new Date(Date.UTC(2021, 2, 1, hour)) }),
      }))
      const within = shared.filter(({ one, other }) => one < other && other < all.length)
      const sharing = within.map(({ one, other, share }) => ({ left: String(one), right: String(other), share }))
      const asked = all.slice(0, count)
      const finding = asked.map(({ entities }) => findingEntities(entities, weights))
      const neighbours = neighboursOf(
        likening(all, within, weights),
        all.map(({ entities }) => entities),
        finding,
      )
      const wanted = allEdges(all, sharing, weights).filter(({ one }) => Number(one) < count)
      const edges = neighbours.flatMap((others, one) =>
        [...others].map(([other, likeness]) => ({ one: String(one), other: String(other), likeness })),
      )
      expect(edges.sort((a, b) => Number(a.one) - Number(b.one) || Number(a.other) - Number(b.other))).toEqual(wanted)
      found += wanted.length
    }),
    { numRuns: 3000 },
  )
  expect(found).toBeGreaterThan(1000)
})
