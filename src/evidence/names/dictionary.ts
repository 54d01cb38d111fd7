import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import { tokenize } from "../../text/tokens.ts"
import type { EntityRef } from "../annotation.ts"

/** A name that an entity goes by, as stored. */
export type DictionaryName = {
  entity: { kind: EntityRef["kind"]; slug: string; sourceKind?: string }
  value: string
  nameKind: "CANONICAL" | "ALIAS" | "TRANSLITERATION"
}

/** One entity of the dictionary; the same object wherever one of its names ends. `words` are all words of its names. */
export type Entity = {
  kind: EntityRef["kind"]
  slug: string
  sourceKind?: string
  words: Set<string>
}

/**
 * A name's end in the trie. `canonical`: the entity's own name, no alias. `weak`: one word that also means something else, which counts only with more evidence.
 * `capital`: one word in Latin letters, which the text must capitalise too.
 */
export type Entry = { entity: Entity; words: number; canonical: boolean; weak: boolean; capital: boolean }

/** A place in the trie of names, one step a word. */
export type TrieNode = { next: Map<string, TrieNode>; entries: Entry[] }

/** Names ready for matching. `given`: the words that stand before the last in people's names. */
export type Dictionary = { root: TrieNode; given: ReadonlySet<string> }

/** What two spellings of a folded word must share: apostrophes are left out, so "Kata'ib" is "Kataib". */
export function keyOf(folded: string): string {
  return folded.includes("'") ? folded.replaceAll("'", "") : folded
}

/** Builds the trie of all names. A name without letters or digits is left out; a name given twice counts once. */
export function buildDictionary(names: DictionaryName[]): Dictionary {
  const root: TrieNode = { next: new Map(), entries: [] }
  const entities = new Map<string, Entity>()
  const given = new Set<string>()
  const common = wordsOf(dictionaries().names.common)
  for (const name of names) {
    const words = tokenize(name.value).map((token) => keyOf(token.folded))
    if (words.length === 0) continue
    const entity = entityOf(name, entities)
    for (const word of words) entity.words.add(word)
    if (entity.kind === "person") for (const word of words.slice(0, -1)) given.add(word)
    const entries = place(root, words).entries
    if (entries.some((entry) => entry.entity === entity)) continue
    const canonical = name.nameKind === "CANONICAL"
    entries.push({
      entity,
      words: words.length,
      canonical,
      weak: isWeak(name, words, common),
      capital: isCapital(name, words),
    })
  }
  return { root, given }
}

function entityOf({ entity: { kind, slug, sourceKind } }: DictionaryName, entities: Map<string, Entity>): Entity {
  const key = `${kind}:${slug}`
  let entity = entities.get(key)
  if (!entity) {
    entity = { kind, slug, words: new Set(), ...(sourceKind === undefined ? {} : { sourceKind }) }
    entities.set(key, entity)
  }
  return entity
}

function place(root: TrieNode, words: string[]): TrieNode {
  let node = root
  for (const word of words) {
    let next = node.next.get(word)
    if (!next) {
      next = { next: new Map(), entries: [] }
      node.next.set(word, next)
    }
    node = next
  }
  return node
}

// An alias with the article is most often a word ("المهندس": the engineer); a person known by nothing longer keeps it.
function isWeak(name: DictionaryName, words: string[], common: ReadonlySet<string>): boolean {
  const [word = ""] = words
  if (words.length > 1 || name.entity.kind === "topic") return false
  if (common.has(word)) return true
  return name.entity.kind === "person" && name.nameKind !== "CANONICAL" && word.startsWith("ال")
}

function isCapital(name: DictionaryName, words: string[]): boolean {
  return words.length === 1 && name.entity.kind !== "topic" && /^\p{Lu}/u.test(name.value.trim())
}
