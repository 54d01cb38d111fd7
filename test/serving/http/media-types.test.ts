import { gzipSync } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import { answerTypeFor } from "../../../src/serving/http/media-types.ts"
import { appOver, GRAPHQL_JSON, post } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"

const JSON_TYPE = "application/json"

describe("the media type of an answer", () => {
  it.each([
    [undefined, JSON_TYPE],
    [null, JSON_TYPE],
    ["", JSON_TYPE],
    ["*/*", JSON_TYPE],
    ["application/*", JSON_TYPE],
    ["text/html, */*;q=0.1", JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    ["APPLICATION/Json", JSON_TYPE],
    [`${JSON_TYPE}; charset=utf-8`, JSON_TYPE],
    [`${JSON_TYPE}; Charset="UTF-8"`, JSON_TYPE],
    [GRAPHQL_JSON, GRAPHQL_JSON],
    [`${GRAPHQL_JSON};q=0.9, ${JSON_TYPE};q=1`, JSON_TYPE],
    [`${GRAPHQL_JSON}, ${JSON_TYPE};q=0.9`, GRAPHQL_JSON],
    [`${JSON_TYPE};q=0.5,${GRAPHQL_JSON};q=0.6`, GRAPHQL_JSON],
    [`${JSON_TYPE} ; q = 0.1 , ${GRAPHQL_JSON}`, GRAPHQL_JSON],
    [`${JSON_TYPE};Q=0.1,${GRAPHQL_JSON};q=0.2`, GRAPHQL_JSON],
    [`${JSON_TYPE}, ${GRAPHQL_JSON}`, JSON_TYPE],
    [`${GRAPHQL_JSON}, ${JSON_TYPE}`, GRAPHQL_JSON],
    [`${JSON_TYPE};q=0, */*`, GRAPHQL_JSON],
    [`${GRAPHQL_JSON};q=0, application/*`, JSON_TYPE],
    [`*/*;q=0.1, ${GRAPHQL_JSON}`, GRAPHQL_JSON],
    [`text/html;level="a,b", ${GRAPHQL_JSON}`, GRAPHQL_JSON],
    [`${JSON_TYPE};charset=utf-16, ${GRAPHQL_JSON};q=0.1`, GRAPHQL_JSON],
  ])("for %j is %s", (accept, type) => {
    expect(answerTypeFor(accept)).toBe(`${type}; charset=utf-8`)
  })

  it.each([
    "text/html",
    "application/xml, text/*",
    `${JSON_TYPE};q=0`,
    "*/*;q=0",
    "text/event-stream",
    "multipart/mixed",
    `${JSON_TYPE};charset=utf-16`,
    "json",
    ",",
    "x".repeat(10_000),
  ])("for %.60j is none", (accept) => {
    expect(answerTypeFor(accept)).toBeNull()
  })
})

describeOnDatabases("bodies", "seeded", (use, backend) => {
  if (backend === "PostgreSQL") return it("need no database", () => expect(use().database.embedded).toBe(false))
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })
  const query = { query: "{ __typename }" }
  const ask = async (type: string | undefined, body: BodyInit = JSON.stringify(query), more: Record<string, string> = {}) => {
    const headers = { ...(type === undefined ? {} : { "content-type": type }), ...more }
    const response = await app.fetch("http://isnad.test/graphql", { method: "POST", headers, body } as never)
    return [response.status, await response.json()]
  }
  const answered = [200, expect.objectContaining({ data: { __typename: "Query" } })]
  const refused = (status: number) => [
    status,
    { errors: [{ message: expect.stringMatching(/^Expected /), extensions: { code: "BAD_REQUEST" } }] },
  ]

  it.each([
    "application/json",
    "Application/JSON",
    'application/json; Charset="UTF-8"',
    "application/json;charset=utf8",
    "application/json; boundary=x",
    "application/json;",
  ])("of %s are read", async (type) => {
    expect(await ask(type)).toEqual(answered)
    expect(await ask(type, JSON.stringify(query), { "content-encoding": "identity" })).toEqual(answered)
  })

  it.each([
    undefined,
    "application/json; charset=utf-16",
    "application/json; charset=iso-8859-1",
    "application/json, text/plain",
    "application/jsonx",
    "application/graphql",
    "application/graphql+json",
    GRAPHQL_JSON,
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "text/plain;application/json",
    "json",
  ])("of %s are not", async (type) => {
    // Bytes, for which a client names no type by itself.
    expect(await ask(type, Buffer.from(JSON.stringify(query)))).toEqual(refused(415))
  })

  it("that are compressed are not read", async () => {
    for (const encoding of ["gzip", "br", "GZIP"])
      expect(await ask(JSON_TYPE, gzipSync(JSON.stringify(query)), { "content-encoding": encoding })).toEqual(refused(415))
  })

  it("of forms are not executed, whatever stands in them", async () => {
    expect(await ask(undefined, new URLSearchParams(query))).toEqual(refused(415))
    const form = new FormData()
    form.set("operations", JSON.stringify(query))
    expect(await ask(undefined, form)).toEqual(refused(415))
  })

  it("are not executed for who takes no answer that there is", async () => {
    const init = post({ query: "{ articles { totalCount } }" }, { accept: "text/html" })
    const response = await app.fetch("http://isnad.test/graphql", init)
    expect([response.status, response.headers.get("content-type")]).toEqual([406, "application/json; charset=utf-8"])
  })
})
