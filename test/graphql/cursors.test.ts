import { isObjectType } from "graphql"
import sql from "sql-template-tag"
import { beforeAll, expect, it } from "vitest"
import { schema } from "../../src/content/schema.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

// A cursor belongs to one list: that of a field, whoever's it is. All fields of the schema that page are tried.

interface Paged {
  /** `Person.articles` */
  readonly list: string
  /** A query for the field's first page, or the one behind `$after`, of each of the first owners; `args` beside. */
  readonly query: (args: string) => string
}

const OWNERS: Record<string, string> = {
  Query: "",
  Article: "articles(first: 300)",
  Person: "people(first: 100)",
  Source: "sources(first: 100)",
  Topic: "topics(first: 100)",
  Story: "stories(first: 100)",
}

/** What fields must be told, by the argument. */
const NEEDED: Record<string, string> = { query: 'query: "العراق", ', since: 'since: "2000-01-01T00:00:00Z", ' }

const paged: Paged[] = Object.values(schema.getTypeMap()).flatMap((type) => {
  if (!isObjectType(type)) return []
  const fields = Object.values(type.getFields()).filter(({ args }) => args.some(({ name }) => name === "after"))
  return fields.map(({ name, args: known }) => {
    const needed = known.map((argument) => NEEDED[argument.name] ?? "").join("")
    const field = (args: string) => `list: ${name}(${needed}${args}) { pageInfo { endCursor } }`
    const owners = OWNERS[type.name]
    const query = (args: string) => (owners ? `owners: ${owners} { nodes { ${field(args)} } }` : field(args))
    return { list: `${type.name}.${name}`, query }
  })
})

type List = { pageInfo: { endCursor: string | null } }
type Answer = { list?: List; owners?: { nodes: { list: List }[] } }

const listsIn = ({ list, owners }: Answer): List[] => (list ? [list] : (owners?.nodes ?? []).map((node) => node.list))

describeOnDatabases("cursors", "seeded copy", (use) => {
  let client: TestClient
  const cursors = new Map<string, string>()
  beforeAll(async () => {
    client = testClient(use().database)
    await use().database.query(sql`INSERT INTO removed_articles (id, slug, removed_at) VALUES (1, 'gone', now())`)
    for (const { list, query } of paged) {
      const pages = listsIn(await client.data<Answer>(`{ ${query("first: 1")} }`))
      const cursor = pages.map(({ pageInfo }) => pageInfo.endCursor).find((found) => found !== null)
      if (cursor) cursors.set(list, cursor)
    }
  })

  it("are tried of every field that pages", () => {
    expect(paged.length).toBeGreaterThan(20)
    expect(Object.keys(OWNERS)).toEqual(expect.arrayContaining(paged.map(({ list }) => list.split(".")[0])))
    expect([...cursors.keys()]).toEqual(paged.map(({ list }) => list))
  })

  it.each(paged)("of $list fit it alone, whoever's list it is", async ({ list, query }) => {
    for (const [from, cursor] of cursors) {
      const { errors } = await client.query(`query ($after: String) { ${query("first: 1, after: $after")} }`, { after: cursor })
      if (from === list) {
        expect(errors).toBeUndefined()
        continue
      }
      expect(errors?.[0]?.extensions?.code, from).toBe("BAD_USER_INPUT")
      expect(errors?.[0]?.message).toBe(`\`after\` is a cursor of "${from}", but this list is ${list}. Start again without it.`)
    }
  })

  it("of an older version are told so", async () => {
    const after = Buffer.from("1|newest|1|2021-01-01T00:00:00.000Z").toString("base64url")
    const { errors } = await client.query("query ($after: String) { articles(after: $after) { totalCount } }", { after })
    expect(errors?.map(({ message }) => message)).toEqual([
      "`after` is a cursor that another version of Isnad gave out. Start again without it.",
    ])
  })

  it("may be padded, or in base64's other alphabet, and nothing else", async () => {
    const cursor = cursors.get("Query.people") as string
    const ask = async (after: string) =>
      (await client.query("query ($after: String) { people(first: 2, after: $after) { nodes { slug } } }", { after })).errors
    for (const same of [`${cursor}=`, `${cursor}==`, cursor.replaceAll("-", "+").replaceAll("_", "/")])
      expect(await ask(same)).toBeUndefined()
    for (const other of [` ${cursor}`, `${cursor}\n`, `${cursor}===`, `${cursor}!`, `${cursor.slice(0, 9)} ${cursor.slice(9)}`])
      expect((await ask(other))?.[0]?.extensions?.code, other).toBe("BAD_USER_INPUT")
  })
})
