import { readFileSync } from "node:fs"
import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType } from "graphql"
import { describe, expect, it } from "vitest"
import { printedSchema, schema } from "../../../src/content/schema.ts"

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"))
const fields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({ type, field, name: `${type.name}.${field.name}` }))
    : [],
)

describe("the schema", () => {
  it("is what schema.graphql says; `npm run schema:print` writes it anew", () => {
    expect(readFileSync(new URL("../../../schema.graphql", import.meta.url), "utf8")).toBe(printedSchema())
  })

  it("describes every type, field, argument and enum value", () => {
    const described = [
      ...types.map((type) => [type.name, type.description]),
      ...fields.map(({ name, field }) => [name, field.description]),
      ...fields.flatMap(({ name, field }) => field.args.map((argument) => [`${name}(${argument.name})`, argument.description])),
      ...types
        .filter(isInputObjectType)
        .flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description])),
      ...types
        .filter(isEnumType)
        .flatMap((type) => type.getValues().map((value) => [`${type.name}.${value.name}`, value.description])),
    ]
    const builtIn = new Set(["Boolean", "Float", "ID", "Int", "String"])
    const missing = described
      .filter(([name, description]) => !builtIn.has(name as string) && !description?.trim())
      .map(([name]) => name)
    expect(missing).toEqual([])
  })

  it("gives every connection nodes, edges, pageInfo and totalCount, and every edge a cursor and a node", () => {
    const named = (suffix: string) => types.filter((type) => isObjectType(type)).filter(({ name }) => name.endsWith(suffix))
    expect(named("Connection").length).toBeGreaterThan(5)
    for (const type of named("Connection"))
      expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(["edges", "nodes", "pageInfo", "totalCount"]))
    for (const type of named("Edge")) expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(["cursor", "node"]))
  })

  it("has no list that may hold null, but for `nodes`, where null says that nothing has the id", () => {
    const loose = fields.filter(({ field }) => {
      const list = isNonNullType(field.type) ? field.type.ofType : field.type
      return isListType(list) && !isNonNullType(list.ofType)
    })
    expect(loose.map(({ name }) => name)).toEqual(["Query.nodes"])
  })

  it("bounds every list: a field of many either takes `first` or is short by nature", () => {
    const short = new Set([
      "Query.nodes",
      "Person.names",
      "Source.names",
      "Topic.names",
      "Named.names",
      "Person.externalIds",
      "Source.externalIds",
      "Topic.externalIds",
      "Named.externalIds",
      "PersonArticleEdge.roles",
      "SearchMatch.highlights",
      "SearchMatch.matchedBy",
      "Suggestion.highlights",
      "Query.labels",
      "Story.changes",
      "Story.disagreements",
      "Story.timeline",
      "Disagreement.values",
      "DisagreementValue.evidence",
      "TimelineEntry.evidence",
      "SharingArticleEdge.passages",
      "Passage.mentions",
      "Statement.chain",
    ])
    const unbounded = fields.filter(({ type, field, name }) => {
      const list = isNonNullType(field.type) ? field.type.ofType : field.type
      if (isListType(list))
        return (
          !short.has(name) && !field.args.some((argument) => argument.name === "first") && !type.name.endsWith("Connection")
        )
      return getNamedType(field.type).name.endsWith("Connection") && !field.args.some(({ name }) => name === "first")
    })
    expect(unbounded.map(({ name }) => name)).toEqual([])
  })
})
