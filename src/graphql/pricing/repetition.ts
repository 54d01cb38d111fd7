import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql"
import { quoted } from "../../text/cut.ts"

// graphql-js compares every two fields with the same key in an answer, and every two fragments in one place, so a document of
// 5,000 words could block the server for seconds. Here the number of these comparisons is estimated beforehand, in far less
// time.

/** The costs of comparisons in units of about half a microsecond, measured with graphql 16.15. */
const LEAVES = 1
const FIELDS = 10
const FRAGMENTS = 1
/** For each argument that is compared with another field's. */
const ARGUMENTS = 2
/** For each fragment, and each selection set beside it whose fields are looked up in it. */
const SPREADS = 3
/** For each field, and each selection set in which its key is looked up. */
const LOOK = 0.25

/** About what 70 components need whose fragments are in one place and have the same lists and links. */
const MOST_WORK = 100_000

interface Repeated {
  readonly what: string
  readonly work: number
}

/**
 * Says, in words, what a document repeats too often in one place; `null` if it can be validated quickly. The document need not
 * be valid.
 */
export function repeatedTooOften(document: DocumentNode): string | null {
  const unused = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const fragments = new Map(unused.map((fragment) => [fragment.name.value, fragment]))
  const ids = new Map<SelectionSetNode, number>()
  const known = new Set<string>()
  const places: SelectionSetNode[][] = []
  const add = (sets: SelectionSetNode[]) => {
    const key = sets.map((set) => idOf(ids, set)).join()
    if (!known.has(key)) places.push(sets)
    known.add(key)
  }
  const reached = new Set<FragmentDefinitionNode | undefined>()
  /**
   * What to examine next: first the selections of operations, then unused fragments, also those with a name that another one
   * has.
   */
  const next = (): readonly SelectionSetNode[] | undefined => {
    if (places.length > 0) return places.pop()
    for (let fragment = unused.shift(); fragment; fragment = unused.shift())
      if (!reached.has(fragment)) return [fragment.selectionSet]
    return undefined
  }
  for (const one of document.definitions) if (one.kind === Kind.OPERATION_DEFINITION) add([one.selectionSet])
  let work = 0
  let most: Repeated = { what: "", work: 0 }
  for (let place = next(); place; place = next()) {
    const { fields, spread, spreads, selections } = together(place, fragments)
    for (const name of spread) reached.add(fragments.get(name))
    const repeated = [spreadIn(spread.size), ...[...fields].map(([key, nodes]) => fieldIn(key, nodes))]
    work += LOOK * selections * (place.length + spread.size - 1) + SPREADS * spreads * place.length
    for (const one of repeated) {
      work += one.work
      if (one.work > most.work) most = one
    }
    if (work > MOST_WORK) return most.work > 0 ? most.what : `${selections} fields`
    for (const nodes of fields.values()) add(nodes.flatMap(({ selectionSet }) => selectionSet ?? []))
  }
  return null
}

function idOf(ids: Map<SelectionSetNode, number>, set: SelectionSetNode): number {
  const id = ids.get(set) ?? ids.size
  ids.set(set, id)
  return id
}

/**
 * The fields in one place of the answer, of all types, by their keys; a fragment counts once, however often it is used there.
 */
function together(place: readonly SelectionSetNode[], fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const sets = [...place]
  let selections = 0
  let spreads = 0
  for (const set of sets)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) spreads++
      else selections++
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const nodes = fields.get(key)
        if (nodes) nodes.push(selection)
        else fields.set(key, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) sets.push(selection.selectionSet)
      else {
        const fragment = spread.has(selection.name.value) ? null : fragments.get(selection.name.value)
        spread.add(selection.name.value)
        if (fragment) sets.push(fragment.selectionSet)
      }
    }
  return { fields, spread, spreads, selections }
}

function fieldIn(key: string, nodes: readonly FieldNode[]): Repeated {
  const name = nodes[0]?.name.value
  const passed = nodes.reduce((count, node) => count + (node.arguments?.length ?? 0), 0)
  const areLeaves = passed === 0 && nodes.every((node) => node.name.value === name && !node.selectionSet)
  const work = pairs(nodes.length) * (areLeaves ? LEAVES : FIELDS) + (nodes.length - 1) * passed * (ARGUMENTS / 2)
  return { what: `${quoted(key)} ${nodes.length} times`, work }
}

function spreadIn(fragments: number): Repeated {
  return { what: `${fragments} fragments`, work: pairs(fragments) * FRAGMENTS }
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2
}
