import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findMentions } from "../../../src/evidence/mentions.ts"
import {
  buildDictionary,
  byEntity,
  changeDictionary,
  type Dictionary,
  type DictionaryName,
  entityKey,
  type TrieNode,
} from "../../../src/evidence/names/dictionary.ts"
import { LayeredMap } from "../../../src/evidence/names/layered-map.ts"

const word = fc.constantFrom("علي", "العلي", "حسن", "الأمين", "Iraq", "Iraq's", "Kata'ib", "Kataib", "Al", "—")
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "))
const entity = fc.constantFrom<DictionaryName["entity"]>(
  { kind: "person", slug: "a" },
  { kind: "person", slug: "b" },
  { kind: "source", slug: "a", sourceKind: "NGO" },
  { kind: "topic", slug: "c" },
)
const change = fc.record({
  entity,
  names: fc.array(fc.record({ value: name, nameKind: fc.constantFrom("CANONICAL", "ALIAS") }), { maxLength: 4 }),
})

describe("a dictionary", () => {
  it("that was changed is the one that the names would make from nothing", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let dictionary = buildDictionary([])
        const stored = new Map<string, DictionaryName[]>()
        for (const { entity, names } of changes) {
          const now = names.map((one): DictionaryName => ({ entity, ...one }))
          stored.set(entityKey(entity), now)
          dictionary = changeDictionary(dictionary, new Map([[entityKey(entity), now]]))
        }
        expect(plain(dictionary)).toEqual(plain(buildDictionary([...stored.values()].flat())))
      }),
    )
  })

  it("stays as it was when another is made of it", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 6 }), (first, then) => {
        const names = first.flatMap(({ entity, names }) => names.map((one): DictionaryName => ({ entity, ...one })))
        const dictionary = buildDictionary(names)
        const before = plain(dictionary)
        const changed = then.flatMap(({ entity, names }) => names.map((one): DictionaryName => ({ entity, ...one })))
        changeDictionary(dictionary, byEntity(changed))
        expect(plain(dictionary)).toEqual(before)
      }),
    )
  })

  it("finds a name before 's also where a longer one begins with the same letters", () => {
    const of = (slug: string, value: string): DictionaryName => ({
      entity: { kind: "topic", slug },
      value,
      nameKind: "CANONICAL",
    })
    const names = [of("sea", "Red Sea"), of("seas", "Red Seas Company")]
    expect(findMentions("The Red Sea's ports", buildDictionary(names)).map(({ entity }) => entity.slug)).toEqual(["sea"])
  })
})

function plain({ first, given, named }: Dictionary): unknown {
  const order = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)
  const ofNode = ({ next, entries }: TrieNode): unknown => ({
    next: [...next].map(([key, node]) => ({ key, node: ofNode(node) })).sort(order),
    entries: entries
      .map(({ entity, ...rest }) => ({ key: entityKey(entity), words: [...entity.words].sort(), rest }))
      .sort(order),
  })
  return {
    first: first
      .entries()
      .map(([key, node]) => ({ key, node: ofNode(node) }))
      .sort(order),
    given: given.entries().sort(),
    named: named
      .entries()
      .map(([key, { names }]) => ({ key, names }))
      .sort(order),
  }
}

describe("a layered map", () => {
  it("is what all changes make of it, and stays as it was before each", () => {
    const changes = fc.array(fc.tuple(fc.nat(800).map(String), fc.option(fc.nat(9), { nil: undefined })), { maxLength: 400 })
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 5 }), (rounds) => {
        let map = new LayeredMap<number>()
        const expected = new Map<string, number>()
        for (const round of rounds) {
          const before = map
          const was = before.entries()
          for (const [key, value] of round) value === undefined ? expected.delete(key) : expected.set(key, value)
          map = map.with(new Map(round))
          expect(before.entries()).toEqual(was)
        }
        expect(map.entries().sort()).toEqual([...expected].sort())
        expect([...map.values()].sort()).toEqual([...expected.values()].sort())
        for (let key = 0; key <= 800; key++) expect(map.get(String(key))).toBe(expected.get(String(key)))
      }),
      { numRuns: 30 },
    )
  })
})
