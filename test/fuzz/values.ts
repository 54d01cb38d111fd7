import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql"
import type { Random } from "./random.ts"

// Random values of input types: most fit, some do not. A value is made once and can be written into a document or sent as a variable.

/** What is no ordinary JSON: the name of an enum's value, which a document has without quotation marks, and a variable. */
class Name {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export class Values {
  readonly #random: Random
  /** Texts, ids and cursors that are worth trying. */
  readonly #texts: readonly string[]

  constructor(random: Random, texts: readonly string[]) {
    this.#random = random
    this.#texts = texts
  }

  of(type: GraphQLInputType, depth = 0): unknown {
    const random = this.#random
    if (random.chance(0.01)) return random.pick([null, 1, "x", [], {}, new Name("X"), true, 1.5])
    if (isNonNullType(type)) return this.of(type.ofType, depth)
    if (isListType(type)) return random.times(0, 3, () => this.of(type.ofType, depth + 1))
    if (isEnumType(type)) return new Name(random.pick(type.getValues()).name)
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      const chosen = type.isOneOf
        ? [random.pick(fields)]
        : fields.filter((field) => isNonNullType(field.type) || random.chance(depth > 3 ? 0.05 : 0.2))
      return Object.fromEntries(chosen.map((field) => [field.name, this.of(field.type, depth + 1)]))
    }
    switch (type.name) {
      case "Int":
        return Math.floor(random.next() * (random.chance(0.03) ? 3_000 : 4)) - (random.chance(0.02) ? 3 : 0)
      case "Boolean":
        return random.chance(0.5)
      case "DateTime":
        return random.pick([
          "2021-01-01T00:00:00Z",
          "2024-06-01T00:00:00+03:00",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "2030-01-01T00:00:00Z",
          "x",
        ])
      default:
        return random.pick(this.#texts)
    }
  }
}

/** As it stands in a document. */
export function written(value: unknown): string {
  if (value instanceof Name) return value.text
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, part]) => `${name}: ${written(part)}`)
    .join(", ")} }`
}

/** As a variable has it. */
export function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, part) => (part instanceof Name ? part.text : part)))
}
