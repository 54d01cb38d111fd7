import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql"
import { beforeAll, expect, it } from "vitest"
import { schema } from "../../src/content/schema.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { writeEvidence } from "../support/evidence.ts"

// A field of a type that a list can reach calls only what batches: of each such field, a dozen rows ask no statement a dozen times.

const ROWS = 12
/** A statement may stand at each level, and once more where a value is asked for only when another has come. */
const LEVELS = 3
const LISTS = ["articles", "people", "sources", "topics", "statements", "stories"]

/** A field with short pages, so that a dozen rows may be asked for. */
function asked({ name, args }: GraphQLField<unknown, unknown>): string {
  return args.some((argument) => argument.name === "first") ? `${name}(first: 3)` : name
}

/** What is selected of a type: its own values, and of objects below it theirs. @param mixed one of several types that stand in one list. */
function selectionOf(type: GraphQLOutputType, levels: number, mixed = false): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ""
  if (isAbstractType(named)) {
    return `{ ${schema
      .getPossibleTypes(named)
      .map((one) => `... on ${one.name} ${selectionOf(one, levels, true)}`)
      .join(" ")} }`
  }
  const isConnection = named.name.endsWith("Connection")
  const fields = Object.values((named as GraphQLObjectType).getFields()).filter(
    ({ name, args, type }) =>
      !args.some(isRequiredArgument) &&
      (isConnection ? name === "nodes" || name === "totalCount" : isLeafType(getNamedType(type)) || levels > 0),
  )
  const deeper = isConnection ? levels : levels - 1
  // Fields of one name may have several types in what a list mixes. Aliases elsewhere would reach their limit with a few fields more.
  const told = fields.map(
    (field) =>
      `${mixed ? `${named.name.toLowerCase()}_${field.name}: ` : ""}${asked(field)} ${selectionOf(field.type, deeper)}`,
  )
  return `{ __typename ${told.join(" ")} }`
}

const fields = LISTS.flatMap((list) => {
  const connection = getNamedType(schema.getQueryType()?.getFields()[list]?.type as GraphQLOutputType) as GraphQLObjectType
  const node = getNamedType(connection.getFields().nodes?.type as GraphQLOutputType)
  if (!isObjectType(node)) throw new Error(`expected ${list} to list objects`)
  return Object.values(node.getFields()).flatMap((field) => {
    const selection = selectionOf(field.type, 1)
    return selection === "" ? [] : [{ list, field: asked(field), selection }]
  })
})

describeOnDatabases("fields of rows", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeEvidence(use().database)
    client = testClient(use().database)
  })

  it("are many", () => {
    expect(fields.length).toBeGreaterThan(25)
  })

  it.each(fields)("$list: $field", async ({ list, field, selection }) => {
    await client.data(`{ ${list}(first: ${ROWS}) { nodes { ${field} ${selection} } } }`)
    const times = Map.groupBy(client.statements, ({ text }) => text)
    expect([...times].filter(([, same]) => same.length > LEVELS).map(([text, same]) => `${same.length} times ${text}`)).toEqual(
      [],
    )
    expect(client.statements.length).toBeGreaterThan(0)
  })
})
