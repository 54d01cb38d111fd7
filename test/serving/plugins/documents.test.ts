import { beforeAll, describe, expect, it } from "vitest"
import { sha256 } from "../../../src/serving/plugins/documents/trusted.ts"
import { appOver, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"
import { get } from "../http/get.ts"

// Requests that name their document in place of sending it.

const FRONT = "query Front($n: Int!) {\n  articles(first: $n) {\n    totalCount\n  }\n}\n"
const TOPICS = "{ topics(first: 1) { totalCount } }"
const PEOPLE = "{ people(first: 1) { totalCount } }"
const OTHER = "{ sources(first: 1) { totalCount } }"
const variables = { n: 0 }
const COUNT = { totalCount: expect.any(Number) }
const persisted = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } })

describeOnDatabases("documents by name", "seeded", (use) => {
  const files = {
    "front.graphql": FRONT,
    "pages/topics.graphql": TOPICS,
    "relay.json": JSON.stringify({ "5d41402abc4b2a76b9719d911017c592": PEOPLE }),
    "apollo.json": JSON.stringify({
      format: "apollo-persisted-query-manifest",
      version: 1,
      operations: [{ id: "apollo-1", name: "People", type: "query", body: PEOPLE }],
    }),
  }
  const app = (settings: Parameters<typeof appOver>[1] = {}) =>
    appOver(use().database, { trustedDocuments: folderOf(files), ...settings })
  const strict = (settings: Parameters<typeof appOver>[1] = {}) =>
    app({ trustedDocumentsOnly: true, introspection: false, ...settings })

  describe.each(["any document", "trusted documents only"])("%s", (mode) => {
    let server: ReturnType<typeof appOver>
    beforeAll(() => {
      server = mode === "any document" ? app() : strict()
    })

    it.each([
      ["front", { articles: COUNT }],
      [sha256(FRONT), { articles: COUNT }],
      [sha256(FRONT.trim()), { articles: COUNT }],
      [`sha256:${sha256(FRONT)}`, { articles: COUNT }],
      ["pages/topics", { topics: COUNT }],
      ["5d41402abc4b2a76b9719d911017c592", { people: COUNT }],
      ["apollo-1", { people: COUNT }],
    ])("answers %s by POST and by GET, as documentId and as persistedQuery", async (id, data) => {
      const asked: { variables?: object } =
        id === "front" || id.includes(sha256(FRONT)) || id === sha256(FRONT.trim()) ? { variables } : {}
      expect(await send(server, post({ documentId: id, ...asked }))).toMatchObject({ status: 200, data })
      expect(await get(server, { documentId: id, ...asked })).toMatchObject({ status: 200, data })
      if (id.startsWith("sha256:")) return
      expect(await send(server, post({ extensions: persisted(id), ...asked }))).toMatchObject({ status: 200, data })
      expect(await get(server, { extensions: persisted(id), ...asked })).toMatchObject({ status: 200, data })
    })

    it("takes a trusted document's text too, and with it an id that is no hash", async () => {
      expect(await send(server, post({ query: TOPICS }))).toMatchObject({ status: 200 })
      expect(
        await send(server, post({ query: PEOPLE, extensions: persisted("5d41402abc4b2a76b9719d911017c592") })),
      ).toMatchObject({ status: 200 })
    })

    it.each([
      [{ extensions: persisted(1) }],
      [{ extensions: { persistedQuery: "x" } }],
      [{ extensions: { persistedQuery: {} } }],
      [{ extensions: { persistedQuery: [] } }],
      [{ extensions: { persistedQuery: 0 } }],
      [{ extensions: { persistedQuery: { version: 2, sha256Hash: sha256(FRONT) } } }],
      [{ extensions: { persistedQuery: { version: "1", sha256Hash: sha256(FRONT) } } }],
      [{ extensions: { persistedQuery: { sha256Hash: sha256(FRONT) } } }],
      [{ query: TOPICS, extensions: { persistedQuery: { version: 2, sha256Hash: sha256(TOPICS) } } }],
      [{ query: TOPICS, extensions: { persistedQuery: "" } }],
      [{ documentId: {} }],
      [{ documentId: 1 }],
    ])("refuses %j", async (body) => {
      const { status, errors } = await send(server, post(body))
      expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"])
    })

    it.each([
      [[]],
      ["x"],
      [null],
      [{}],
      [{ query: null }],
      [{ query: 1, documentId: "front" }],
      [{ query: TOPICS, documentId: "x", more: 1 }],
    ])("does not stumble over %j", async (body) => {
      const { status, errors } = await send(server, post(body))
      expect(status === 200 || status === 400 || status === 403).toBe(true)
      for (const { extensions } of errors) expect(["BAD_REQUEST", "DOCUMENT_NOT_TRUSTED"]).toContain(extensions.code)
    })
  })

  it("says that it does not know a document", async () => {
    const server = app()
    expect(await send(server, post({ documentId: "x" }))).toMatchObject({
      status: 404,
      errors: [{ message: expect.stringContaining("Send its text"), extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    })
    // Apollo's and urql's clients look for these very words.
    expect(await get(server, { extensions: persisted(sha256(OTHER)) })).toMatchObject({
      status: 200,
      errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    })
  })

  it("remembers what a client sends with its hash", async () => {
    const server = app()
    const extensions = persisted(sha256(OTHER))
    expect((await send(server, post({ extensions }))).errors).toHaveLength(1)
    expect(await send(server, post({ query: OTHER, extensions }))).toMatchObject({ data: { sources: COUNT } })
    for (let i = 0; i < 2; i++) expect(await get(server, { extensions })).toMatchObject({ data: { sources: COUNT } })
    const wrong = await send(server, post({ query: TOPICS.replace("1", "2"), extensions }))
    expect([wrong.status, wrong.errors[0]?.extensions.code]).toEqual([400, "PERSISTED_QUERY_HASH_MISMATCH"])
    expect(await get(server, { extensions })).toMatchObject({ data: { sources: COUNT } })
  })

  it("knows a hash in capitals too", async () => {
    const server = app()
    const capitals = sha256(OTHER).toUpperCase()
    const unknown = await send(server, post({ extensions: persisted(capitals) }))
    expect(unknown.errors[0]?.message).toBe("PersistedQueryNotFound")
    const sent = await send(server, post({ query: OTHER, extensions: persisted(capitals) }))
    expect(sent).toMatchObject({ data: { sources: COUNT } })
    for (const extensions of [persisted(capitals), persisted(sha256(OTHER))])
      expect(await get(server, { extensions })).toMatchObject({ data: { sources: COUNT } })
    for (const documentId of [sha256(TOPICS).toUpperCase(), `SHA256:${sha256(TOPICS).toUpperCase()}`])
      expect(await get(strict(), { documentId })).toMatchObject({ data: { topics: COUNT } })
  })

  it("answers no other document where only trusted ones are wanted", async () => {
    const server = strict()
    const refused = {
      status: 403,
      errors: [{ message: expect.stringContaining("TRUSTED_DOCUMENTS"), extensions: { code: "DOCUMENT_NOT_TRUSTED" } }],
    }
    const unknown = [
      { query: OTHER },
      { query: `${TOPICS} # a` },
      { query: "{" },
      { query: "{ __schema { types { name } } }" },
      { query: OTHER, extensions: persisted(sha256(OTHER)) },
      { query: OTHER, documentId: "front" },
      { extensions: persisted(sha256(OTHER)) },
      { documentId: "x" },
      { documentId: "__proto__" },
    ]
    for (const body of unknown) expect(await send(server, post(body)), JSON.stringify(body)).toMatchObject(refused)
    expect(await get(server, OTHER)).toMatchObject(refused)
  })

  it("answers questions about the schema all the same where that is asked for", async () => {
    const server = strict({ introspection: true })
    expect((await send(server, post({ query: "{ __schema { queryType { name } } __typename }" }))).data).toMatchObject({
      __schema: { queryType: { name: "Query" } },
    })
    for (const query of [
      `{ __typename ${OTHER.slice(1)}`,
      `query A { __typename } query B ${OTHER}`,
      "{ ...F } fragment F on Query { __typename }",
    ])
      expect((await send(server, post({ query }))).errors[0]?.extensions.code).toBe("DOCUMENT_NOT_TRUSTED")
  })
})
