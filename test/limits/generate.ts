import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql"

// Random queries over a schema: any field, any argument, values that fit and values that do not, and texts that are broken.

/** Random numbers from a seed: Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export class Generator {
  readonly #schema: GraphQLSchema
  readonly #random: () => number
  /** Texts, ids and cursors that are worth trying. */
  readonly #texts: readonly string[]
  #fields = 0

  constructor(schema: GraphQLSchema, random: () => number, texts: readonly string[]) {
    this.#schema = schema
    this.#random = random
    this.#texts = texts
  }

  query(): string {
    this.#fields = 0
    const root = this.#schema.getQueryType()
    return `{ ${this.#times(1, 2, () => this.#field(root?.name ?? "", 0))} }`
  }

  /** The same text with some characters gone, doubled, moved or strange. */
  broken(text: string): string {
    const at = () => Math.floor(this.#random() * text.length)
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
    switch (Math.floor(this.#random() * 5)) {
      case 0:
        return text.slice(0, from) + text.slice(Math.min(to, from + 5))
      case 1:
        return (
          text.slice(0, from) +
          this.#pick(["{", "}", ")", '"', "$x", "@skip", "\0", "ا", "...F", "\ud800", "-", "9".repeat(30)]) +
          text.slice(from)
        )
      case 2:
        return text.slice(0, from)
      case 3:
        return text.slice(0, to) + text.slice(from, Math.min(to, from + 20)) + text.slice(to)
      default:
        return text.replace(/\d+/, this.#pick(["-1", "1e9", "99999999999", "null", '"1"', "[1]"]))
    }
  }

  #field(type: string, depth: number): string {
    const parent = this.#schema.getType(type)
    if (isUnionType(parent)) return `__typename ... on ${this.#pick(parent.getTypes()).name} { ${this.#leaf()} }`
    if (!isObjectType(parent) && !isInterfaceType(parent)) return "__typename"
    const field = this.#pick(Object.values(parent.getFields()))
    this.#fields++
    const alias = this.#random() < 0.7 ? `a${this.#fields}: ` : ""
    const args = this.#arguments(field.args)
    return `${alias}${field.name}${args}${this.#selection(field.type, depth + 1)}`
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type)
    if (isLeafType(named)) return ""
    if (depth > 6 || this.#fields > 12) return " { __typename }"
    return ` { ${this.#times(1, 2, () => this.#field(named.name, depth))} }`
  }

  #leaf(): string {
    return this.#pick(["__typename", "slug", "id"])
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter(({ type, name }) => isNonNullType(type) || name === "first" || this.#random() < 0.3)
    const both = given.some(({ name }) => name === "last") && this.#random() < 0.9
    const kept = given.filter(({ name }) => !(both && name === "first"))
    return kept.length > 0 ? `(${kept.map(({ name, type }) => `${name}: ${this.#value(type, 0, name)}`).join(", ")})` : ""
  }

  #value(type: GraphQLInputType, depth: number, name: string): string {
    if (this.#random() < 0.01) return this.#pick(["null", "1", '"x"', "[]", "{}", "X", "true", "1.5"])
    if (isNonNullType(type)) return this.#value(type.ofType, depth, name)
    if (isListType(type)) return `[${this.#times(0, 3, () => this.#value(type.ofType, depth + 1, name)).replaceAll(" ,", ",")}]`
    if (isEnumType(type)) return this.#pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      const chosen = type.isOneOf
        ? [this.#pick(fields)]
        : fields.filter((field) => isNonNullType(field.type) || this.#random() < (depth > 3 ? 0.05 : 0.2))
      return `{ ${chosen.map((field) => `${field.name}: ${this.#value(field.type, depth + 1, field.name)}`).join(", ")} }`
    }
    switch (type.name) {
      case "Int":
        return String(Math.floor(this.#random() * (this.#random() < 0.03 ? 3_000 : 4)) - (this.#random() < 0.02 ? 3 : 0))
      case "Boolean":
        return this.#pick(["true", "false"])
      case "DateTime":
        return JSON.stringify(
          this.#pick([
            "2021-01-01T00:00:00Z",
            "2024-06-01T00:00:00+03:00",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2030-01-01T00:00:00Z",
            "x",
          ]),
        )
      default:
        return JSON.stringify(this.#pick(this.#texts))
    }
  }

  #times(least: number, most: number, make: () => string): string {
    return Array.from({ length: least + Math.floor(this.#random() * (most - least + 1)) }, make).join(" ")
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item
  }
}
