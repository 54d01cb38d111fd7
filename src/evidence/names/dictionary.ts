import { withoutApostrophes } from "../../text/apostrophes.ts"
import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import { tokenize } from "../../text/tokens.ts"
import type { EntityRef } from "../annotation.ts"
import { LayeredMap } from "./layered-map.ts"

/** A name that an entity goes by, as stored. */
export type DictionaryName = {
  readonly entity: { readonly kind: EntityRef["kind"]; readonly slug: string; readonly sourceKind?: string }
  readonly value: string
  readonly nameKind: "CANONICAL" | "ALIAS" | "TRANSLITERATION"
}

/** One entity of the dictionary; the same object wherever one of its names ends. `words` are all words of its names. */
export type Entity = {
  readonly kind: EntityRef["kind"]
  readonly slug: string
  readonly sourceKind?: string
  readonly words: ReadonlySet<string>
}

/**
 * A form of a name. `canonical`: it is the entity's canonical name. `weak`: a single word that is also an ordinary one, so that
 * it needs more evidence. `capital`: a single word in Latin letters, which must have a capital in the text too.
 */
export type NameForm = {
  readonly words: readonly string[]
  readonly canonical: boolean
  readonly weak: boolean
  readonly capital: boolean
}

/** The end of a name in the trie. `words`: how many words it has. */
export type Entry = Omit<NameForm, "words"> & { readonly entity: Entity; readonly words: number }

/** A place in the trie of names, one step a word. */
export type TrieNode = { readonly next: ReadonlyMap<string, TrieNode>; readonly entries: readonly Entry[] }

/** An entity with all of its names. */
type Named = { readonly entity: Entity; readonly names: readonly DictionaryName[] }

/**
 * Names ready for matching, as a trie. It never changes: `changeDictionary` makes another one of it. `first`: where names go on behind
 * their first word. `given`: the words that stand before the last in people's names, and how often. `named`: all entities by
 * `entityKey`.
 */
export type Dictionary = {
  readonly first: LayeredMap<TrieNode>
  readonly given: LayeredMap<number>
  readonly named: LayeredMap<Named>
}

/** The current names of entities by `entityKey`; an empty list for an entity that was deleted. */
export type NameChanges = ReadonlyMap<string, readonly DictionaryName[]>

/** A text that identifies an entity: `person:joe-biden`. */
export function entityKey({ kind, slug }: EntityRef): string {
  return `${kind}:${slug}`
}

/** Groups names by the `entityKey` of the entity that has them. */
export function byEntity(names: readonly DictionaryName[]): Map<string, DictionaryName[]> {
  return Map.groupBy(names, ({ entity }) => entityKey(entity))
}

const EMPTY: Dictionary = { first: new LayeredMap(), given: new LayeredMap(), named: new LayeredMap() }
const NOTHING: TrieNode = { next: new Map(), entries: [] }

/** Builds the dictionary of these names. A name without letters or digits is skipped; a repeated name counts once. */
export function buildDictionary(names: readonly DictionaryName[]): Dictionary {
  return changeDictionary(EMPTY, byEntity(names))
}

/**
 * A dictionary in which these entities have these names in place of their former ones. It shares all other parts with the given
 * one, which does not change.
 */
export function changeDictionary(dictionary: Dictionary, changes: NameChanges): Dictionary {
  const draft = new Draft(dictionary)
  for (const [key, names] of changes) {
    draft.remove(key)
    if (names.length > 0) draft.add(key, names)
  }
  return draft.finished()
}

/** The forms of an entity's names. If two names have the same words, the first one counts. */
export function nameForms(names: readonly DictionaryName[]): NameForm[] {
  const forms = new Map<string, NameForm>()
  for (const name of names) {
    const words = wordsOfName(name)
    const key = words.join(" ")
    if (words.length === 0 || forms.has(key)) continue
    const canonical = name.nameKind === "CANONICAL"
    forms.set(key, { words, canonical, weak: isWeak(name, words), capital: isCapital(name, words) })
  }
  return [...forms.values()]
}

/** The words before the last one in the forms of a person's names; other kinds have no given names. */
export function givenWords(kind: EntityRef["kind"], forms: readonly NameForm[]): string[] {
  return kind === "person" ? forms.flatMap(({ words }) => words.slice(0, -1)) : []
}

/** All words in these forms of names. */
export function allWords(forms: readonly NameForm[]): Set<string> {
  return new Set(forms.flatMap(({ words }) => words))
}

function wordsOfName({ value }: DictionaryName): string[] {
  return tokenize(value).map(({ folded }) => withoutApostrophes(folded))
}

let common: ReadonlySet<string> | undefined

// An alias with the article is most often an ordinary word ("المهندس": the engineer); it counts in full only for a person who
// has no longer name.
function isWeak(name: DictionaryName, words: string[]): boolean {
  const [word = ""] = words
  if (words.length > 1 || name.entity.kind === "topic") return false
  common ??= wordsOf(dictionaries().names.common)
  if (common.has(word)) return true
  return name.entity.kind === "person" && name.nameKind !== "CANONICAL" && word.startsWith("ال")
}

function isCapital(name: DictionaryName, words: string[]): boolean {
  return words.length === 1 && name.entity.kind !== "topic" && /^\p{Lu}/u.test(name.value.trim())
}

type DraftNode = { next: Map<string, TrieNode>; entries: Entry[] }

// A dictionary that is being made from another one. Nodes of that one are copied before they change, once each.
class Draft {
  readonly #before: Dictionary
  readonly #own = new Set<TrieNode>()
  readonly #first = new Map<string, TrieNode | undefined>()
  readonly #given = new Map<string, number | undefined>()
  readonly #named = new Map<string, Named | undefined>()

  constructor(before: Dictionary) {
    this.#before = before
  }

  add(key: string, names: readonly DictionaryName[]): void {
    const { kind, slug, sourceKind } = (names[0] as DictionaryName).entity
    const forms = nameForms(names)
    const entity = { kind, slug, words: allWords(forms), ...(sourceKind === undefined ? {} : { sourceKind }) }
    this.#named.set(key, { entity, names })
    for (const { words, ...form } of forms)
      this.#path(words)
        .at(-1)
        ?.entries.push({ ...form, entity, words: words.length })
    for (const word of givenWords(kind, forms)) this.#count(word, 1)
  }

  remove(key: string): void {
    const known = this.#named.has(key) ? this.#named.get(key) : this.#before.named.get(key)
    if (!known) return
    this.#named.set(key, undefined)
    const forms = nameForms(known.names)
    for (const { words } of forms) this.#cut(known.entity, words)
    for (const word of givenWords(known.entity.kind, forms)) this.#count(word, -1)
  }

  finished(): Dictionary {
    const { first, given, named } = this.#before
    return { first: first.with(this.#first), given: given.with(this.#given), named: named.with(this.#named) }
  }

  #count(word: string, more: number): void {
    const known = this.#given.has(word) ? this.#given.get(word) : this.#before.given.get(word)
    const count = (known ?? 0) + more
    this.#given.set(word, count > 0 ? count : undefined)
  }

  // Removes a name, and the nodes that no other name uses.
  #cut(entity: Entity, words: readonly string[]): void {
    const path = this.#path(words)
    const end = path.at(-1) as DraftNode
    end.entries = end.entries.filter((entry) => entry.entity !== entity)
    for (let depth = path.length - 1; depth >= 0; depth--) {
      const { next, entries } = path[depth] as DraftNode
      if (next.size > 0 || entries.length > 0) return
      const word = words[depth] as string
      if (depth === 0) this.#first.set(word, undefined)
      else path[depth - 1]?.next.delete(word)
    }
  }

  // The places behind each of these words, for changing.
  #path([word = "", ...words]: readonly string[]): DraftNode[] {
    const known = this.#first.has(word) ? this.#first.get(word) : this.#before.first.get(word)
    const path = [this.#owned(known)]
    this.#first.set(word, path[0])
    for (const further of words) {
      const { next } = path.at(-1) as DraftNode
      const node = this.#owned(next.get(further))
      next.set(further, node)
      path.push(node)
    }
    return path
  }

  #owned(known: TrieNode = NOTHING): DraftNode {
    if (this.#own.has(known)) return known as DraftNode
    const node = { next: new Map(known.next), entries: [...known.entries] }
    this.#own.add(node)
    return node
  }
}
