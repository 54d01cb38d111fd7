import { withoutApostrophes } from "../../text/apostrophes.ts"
import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import { tokenize } from "../../text/tokens.ts"
import type { EntityRef } from "../annotation.ts"

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
 * Names, prepared for matching. It is immutable: `changeDictionary` makes a new one from it. `given`: the words that people's
 * names have before their last word, and in how many names each occurs. `named`: all entities by `entityKey`.
 */
export type Dictionary = {
  readonly root: TrieNode
  readonly given: ReadonlyMap<string, number>
  readonly named: ReadonlyMap<string, Named>
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

const NO_WORDS: ReadonlyMap<string, TrieNode> = new Map()
const NO_ENTRIES: readonly Entry[] = []
const EMPTY: Dictionary = { root: { next: NO_WORDS, entries: NO_ENTRIES }, given: new Map(), named: new Map() }

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
  const common = wordsOf(dictionaries().names.common)
  for (const name of names) {
    const words = wordsOfName(name)
    const key = words.join(" ")
    if (words.length === 0 || forms.has(key)) continue
    const canonical = name.nameKind === "CANONICAL"
    forms.set(key, { words, canonical, weak: isWeak(name, words, common), capital: isCapital(name, words) })
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

// An alias with the article is most often an ordinary word ("المهندس": the engineer); it counts in full only for a person who
// has no longer name.
function isWeak(name: DictionaryName, words: string[], common: ReadonlySet<string>): boolean {
  const [word = ""] = words
  if (words.length > 1 || name.entity.kind === "topic") return false
  if (common.has(word)) return true
  return name.entity.kind === "person" && name.nameKind !== "CANONICAL" && word.startsWith("ال")
}

function isCapital(name: DictionaryName, words: string[]): boolean {
  return words.length === 1 && name.entity.kind !== "topic" && /^\p{Lu}/u.test(name.value.trim())
}

type DraftNode = { next: Map<string, TrieNode>; entries: Entry[] }

// A dictionary that is being made from another one. Nodes of that one are copied before they change, once each.
class Draft {
  readonly #own = new Set<TrieNode>()
  readonly #root: DraftNode
  readonly #given: Map<string, number>
  readonly #named: Map<string, Named>

  constructor({ root, given, named }: Dictionary) {
    this.#root = this.#copy(root)
    this.#given = new Map(given)
    this.#named = new Map(named)
  }

  add(key: string, names: readonly DictionaryName[]): void {
    const { kind, slug, sourceKind } = (names[0] as DictionaryName).entity
    const forms = nameForms(names)
    const entity = { kind, slug, words: allWords(forms), ...(sourceKind === undefined ? {} : { sourceKind }) }
    this.#named.set(key, { entity, names })
    for (const { words, ...form } of forms) {
      let node = this.#root
      for (const word of words) node = this.#step(node, word)
      node.entries.push({ ...form, entity, words: words.length })
    }
    for (const word of givenWords(kind, forms)) this.#given.set(word, (this.#given.get(word) ?? 0) + 1)
  }

  remove(key: string): void {
    const known = this.#named.get(key)
    if (!known) return
    this.#named.delete(key)
    const forms = nameForms(known.names)
    for (const { words } of forms) this.#cut(known.entity, words)
    for (const word of givenWords(known.entity.kind, forms)) {
      const left = (this.#given.get(word) ?? 0) - 1
      if (left > 0) this.#given.set(word, left)
      else this.#given.delete(word)
    }
  }

  finished(): Dictionary {
    return { root: this.#root, given: this.#given, named: this.#named }
  }

  // Removes a name, and the nodes that no other name uses.
  #cut(entity: Entity, words: readonly string[]): void {
    const path = [this.#root]
    for (const word of words) path.push(this.#step(path.at(-1) as DraftNode, word))
    const end = path.at(-1) as DraftNode
    end.entries = end.entries.filter((entry) => entry.entity !== entity)
    for (let depth = words.length; depth > 0; depth--) {
      const { next, entries } = path[depth] as DraftNode
      if (next.size > 0 || entries.length > 0) return
      path[depth - 1]?.next.delete(words[depth - 1] as string)
    }
  }

  // The node behind a word, which may be changed.
  #step(from: DraftNode, word: string): DraftNode {
    const known = from.next.get(word)
    if (known && this.#own.has(known)) return known as DraftNode
    const node = this.#copy(known ?? EMPTY.root)
    from.next.set(word, node)
    return node
  }

  #copy({ next, entries }: TrieNode): DraftNode {
    const node = { next: new Map(next), entries: [...entries] }
    this.#own.add(node)
    return node
  }
}
