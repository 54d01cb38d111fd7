import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from "graphql"
import { Kind } from "graphql"
import { collectFields } from "../execution/collect.ts"
import { TooMuchToPrice } from "./too-much.ts"

/**
 * How many selections are examined before a document is refused. A document of 5,000 words has fewer than a thousand, each
 * examined a few times.
 */
const MOST_SELECTIONS = 100_000

/** The fields that selections ask of a type, by their keys in the answer. Selections with the same key are one field. */
export interface Merged {
  /** Equal for equal selections of the same type. */
  readonly key: string
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>
}

/** The fields of a document as they are executed: fragments are replaced by their fields, and repeated fields are merged. */
export class MergedFields {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #known = new Map<string, Merged>()
  readonly #below = new Map<readonly FieldNode[], Map<GraphQLObjectType, Merged>>()
  readonly #ids = new Map<SelectionSetNode, number>()
  #selections = 0

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.schema = schema
    this.fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    )
  }

  /** The fields below a field, which may have several nodes in the document. @throws TooMuchToPrice */
  below(nodes: readonly FieldNode[], type: GraphQLObjectType): Merged {
    const known = this.#below.get(nodes) ?? new Map<GraphQLObjectType, Merged>()
    this.#below.set(nodes, known)
    let merged = known.get(type)
    if (!merged) {
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      merged = this.of(sets, type)
      known.set(type, merged)
    }
    return merged
  }

  /** The fields that selection sets ask of a type. @throws TooMuchToPrice */
  of(sets: readonly SelectionSetNode[], type: GraphQLObjectType): Merged {
    const ids = [...new Set(sets.map((set) => this.#idOf(set)))]
    const key = `${type.name} ${ids.sort((a, b) => a - b).join()}`
    let merged = this.#known.get(key)
    if (!merged) {
      // Selections under `@skip` or `@include` always count.
      const included = (_node: SelectionNode) => {
        if (++this.#selections > MOST_SELECTIONS) throw new TooMuchToPrice()
        return true
      }
      merged = { key, fields: collectFields({ schema: this.schema, fragments: this.fragments, included }, type, sets) }
      this.#known.set(key, merged)
    }
    return merged
  }

  #idOf(set: SelectionSetNode): number {
    const id = this.#ids.get(set) ?? this.#ids.size
    this.#ids.set(set, id)
    return id
  }
}
