import {
  type GraphQLArgument,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql"
import { Random } from "./random.ts"
import { sent, Values, written } from "./values.ts"

// Random requests over a schema: any field, any argument, values that fit and values that do not, variables, conditions, fragments,
// questions for the schema, keys that JavaScript takes for its own, and texts that are broken.

export interface Asked {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Keys of an answer that are also properties of every JavaScript object. */
const STRANGE_KEYS = ["__proto__", "constructor", "toString", "hasOwnProperty", "then", "toJSON", "length"]

/** Fields that every query has, before and behind a condition. */
const META: readonly [string, string][] = [
  ["__schema", "{ queryType { name } types { name kind } }"],
  [
    '__type(name: "Article")',
    "{ name fields(includeDeprecated: true) { name type { kind ofType { name } } args { name defaultValue } } }",
  ],
  ['__type(name: "None")', "{ name }"],
  ["__schema", "{ directives { name isRepeatable locations } }"],
  ["__typename", ""],
]

export class Generator {
  readonly random: Random
  readonly #schema: GraphQLSchema
  readonly #values: Values
  #fields = 0
  #declared = new Map<string, string>()
  #variables: Record<string, unknown> = {}
  #conditions = 0
  #fragments: string[] = []
  #strange: string[] = []

  /** @param texts texts, ids and cursors that are worth trying. */
  constructor(schema: GraphQLSchema, seed: number, texts: readonly string[]) {
    this.#schema = schema
    this.random = new Random(seed)
    this.#values = new Values(this.random, texts)
  }

  asked(): Asked {
    const { random } = this
    this.#fields = 0
    this.#declared = new Map()
    this.#variables = {}
    // More than four variables in conditions, now and then: they make more plans than are kept.
    this.#conditions = random.chance(0.4) ? Math.floor(random.next() * 9) : 0
    this.#fragments = []
    this.#strange = random.chance(0.15) ? [...STRANGE_KEYS] : []
    const root = this.#schema.getQueryType()?.name ?? ""
    const fields = random.times(1, 2, () => this.#field(root, 0))
    if (random.chance(0.15)) {
      const [field, selection] = random.pick(META)
      fields.splice(Math.floor(random.next() * 2), 0, `${field}${this.#condition()} ${selection}`)
    }
    const variables = [...this.#declared].map(([name, type]) => `$${name}: ${type}`)
    const head = variables.length > 0 ? `query (${variables.join(", ")}) ` : ""
    return { query: `${head}{ ${fields.join(" ")} }${this.#fragments.join("")}`, variables: this.#variables }
  }

  /** The same text with some characters gone, doubled, moved or strange. */
  broken(text: string): string {
    const { random } = this
    const at = () => Math.floor(random.next() * text.length)
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
    switch (Math.floor(random.next() * 5)) {
      case 0:
        return text.slice(0, from) + text.slice(Math.min(to, from + 5))
      case 1:
        return (
          text.slice(0, from) +
          random.pick(["{", "}", ")", '"', "$x", "@skip", "\0", "ا", "...F", "\ud800", "-", "9".repeat(30)]) +
          text.slice(from)
        )
      case 2:
        return text.slice(0, from)
      case 3:
        return text.slice(0, to) + text.slice(from, Math.min(to, from + 20)) + text.slice(to)
      default:
        return text.replace(/\d+/, random.pick(["-1", "1e9", "99999999999", "null", '"1"', "[1]"]))
    }
  }

  #field(type: string, depth: number): string {
    const { random } = this
    const parent = this.#schema.getType(type)
    if (isUnionType(parent)) return `__typename ... on ${random.pick(parent.getTypes()).name} { ${this.#leaf()} }`
    if (!isObjectType(parent) && !isInterfaceType(parent)) return "__typename"
    const field = random.pick(Object.values(parent.getFields()))
    this.#fields++
    const args = this.#arguments(field.args)
    return `${this.#alias()}${field.name}${args}${this.#condition()}${this.#selection(field.type, depth + 1)}`
  }

  #alias(): string {
    if (this.#strange.length > 0 && this.random.chance(0.3)) return `${this.#strange.pop()}: `
    return this.random.chance(0.7) ? `a${this.#fields}: ` : ""
  }

  /** Nothing, or one of the request's conditions. */
  #condition(): string {
    const { random } = this
    if (this.#conditions === 0 || random.chance(0.6)) return ""
    const name = `c${Math.floor(random.next() * this.#conditions)}`
    if (!this.#declared.has(name)) {
      const fallback = random.chance(0.3)
      this.#declared.set(name, fallback ? "Boolean! = true" : "Boolean!")
      if (!fallback || random.chance(0.5)) this.#variables[name] = random.chance(0.02) ? "x" : random.chance(0.5)
    }
    return ` @${random.pick(["skip", "include"])}(if: $${name})`
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const { random } = this
    const named = getNamedType(type)
    if (isLeafType(named)) return ""
    if (depth > 6 || this.#fields > 12) return " { __typename }"
    const fields = random.times(1, 2, () => this.#field(named.name, depth)).join(" ")
    if (random.chance(0.9)) return ` { ${fields} }`
    const name = `F${this.#fragments.length}`
    this.#fragments.push(` fragment ${name} on ${named.name} { ${fields} }`)
    return ` { ...${name}${this.#condition()} ... on ${named.name}${this.#condition()} { __typename ...${name} } }`
  }

  #leaf(): string {
    return this.random.pick(["__typename", "slug", "id"])
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const { random } = this
    const given = args.filter(({ type, name }) => isNonNullType(type) || name === "first" || random.chance(0.3))
    const both = given.some(({ name }) => name === "last") && random.chance(0.9)
    const kept = given.filter(({ name }) => !(both && name === "first"))
    return kept.length > 0 ? `(${kept.map((argument) => `${argument.name}: ${this.#value(argument)}`).join(", ")})` : ""
  }

  #value({ type }: GraphQLArgument): string {
    const value = this.#values.of(type)
    if (this.random.chance(0.85)) return written(value)
    const name = `v${this.#declared.size}`
    this.#declared.set(name, String(type))
    this.#variables[name] = sent(value)
    return `$${name}`
  }
}
