import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql"
import { describe, expect, it } from "vitest"
import { schema } from "../../../src/content/schema.ts"

// Names follow from what a thing is, so that a client can guess them.

const PASCAL = /^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/
const CAMEL = /^[a-z]+(?:[A-Z][a-z]+)*$/
const SCREAMING = /^[A-Z]+(?:_[A-Z]+)*$/
/** Of scalars, the ones whose names GraphQL and its users have settled. */
const SETTLED = new Set(["ID", "DateTime"])

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"))
const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type))
const fields = withFields.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ type, field, path: `${type.name}.${field.name}` })),
)
const inputs = types.filter((type) => isInputObjectType(type))
const inputFields = inputs.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ field, path: `${type.name}.${field.name}` })),
)
const enums = types.filter((type) => isEnumType(type))
const failing = (paths: string[], test: (path: string) => boolean) =>
  paths.filter((path) => !test(path.split(/[.(]/).at(-1)?.replace(")", "") as string))

describe("names", () => {
  it("of types are PascalCase", () => {
    const named = types.map(({ name }) => name).filter((name) => !SETTLED.has(name))
    expect(failing(named, (name) => PASCAL.test(name))).toEqual([])
  })

  it("of fields and arguments are camelCase", () => {
    const paths = [
      ...fields.flatMap(({ path, field }) => [path, ...field.args.map(({ name }) => `${path}(${name})`)]),
      ...inputFields.map(({ path }) => path),
    ]
    expect(paths.length).toBeGreaterThan(100)
    expect(failing(paths, (name) => CAMEL.test(name))).toEqual([])
  })

  it("of enum values are SCREAMING_SNAKE_CASE", () => {
    const paths = enums.flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`))
    expect(failing(paths, (name) => SCREAMING.test(name))).toEqual([])
  })

  it("of enums are singular and say of what they are, without Enum or Type in the end but for what is one", () => {
    const odd = enums.map(({ name }) => name).filter((name) => /Enum$|[^s]s$|^(Kind|Type|Role|Status|Field)$/.test(name))
    expect(odd).toEqual([])
  })

  it("of inputs end in what they are for", () => {
    expect(inputs.length).toBeGreaterThan(5)
    expect(inputs.map(({ name }) => name).filter((name) => !/(Filter|By|Order|Range)$/.test(name))).toEqual([])
  })

  it("of arguments say which input they take", () => {
    const given: Record<string, RegExp> = { by: /By$/, filter: /Filter$/, orderBy: /Order$/ }
    const odd = fields.flatMap(({ path, field }) =>
      field.args.flatMap(({ name, type }) => {
        const input = getNamedType(type)
        if (given[name]) return given[name].test(input.name) ? [] : [`${path}(${name}: ${input.name})`]
        return isInputObjectType(input) && !/Range$/.test(input.name) ? [`${path}(${name}: ${input.name})`] : []
      }),
    )
    expect(odd).toEqual([])
  })

  it("of connections and edges follow Relay", () => {
    const odd = fields.filter(({ field }) => {
      const { name } = getNamedType(field.type)
      return (field.name === "edges") !== name.endsWith("Edge") || (field.name === "pageInfo") !== (name === "PageInfo")
    })
    expect(odd.map(({ path }) => path)).toEqual([])
  })

  it("of yes and no questions do not begin with is or get, save in PageInfo", () => {
    expect(fields.filter(({ field }) => /^(is|get)[A-Z]/.test(field.name)).map(({ path }) => path)).toEqual([])
  })
})

describe("lists", () => {
  const holdsNull = (type: unknown): boolean => {
    const list = isNonNullType(type) ? type.ofType : type
    return isListType(list) && (!isNonNullType(list.ofType) || holdsNull(list.ofType))
  }

  it("hold no null but for Query.nodes, in answers and in inputs", () => {
    const loose = [
      ...fields.filter(({ field }) => holdsNull(field.type)).map(({ path }) => path),
      ...fields.flatMap(({ path, field }) =>
        field.args.filter(({ type }) => holdsNull(type)).map(({ name }) => `${path}(${name})`),
      ),
      ...inputFields.filter(({ field }) => holdsNull(field.type)).map(({ path }) => path),
    ]
    expect(loose).toEqual(["Query.nodes"])
  })

  it("are never null themselves in answers: an empty list says that there is nothing", () => {
    expect(fields.filter(({ field }) => isListType(field.type)).map(({ path }) => path)).toEqual([])
  })
})

describe("what has an id", () => {
  it("is a Node, and the other way round", () => {
    const isNode = (type: GraphQLNamedType) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === "Node")
    const odd = withFields.filter((type) => isObjectType(type) && isNode(type) !== (type.getFields().id !== undefined))
    // What a RemovedArticle has is the id of an article that is no more: nothing can be read by it.
    expect(odd.map(({ name }) => name)).toEqual(["RemovedArticle"])
  })
})
