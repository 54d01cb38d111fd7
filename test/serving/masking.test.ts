import { Writable } from "node:stream"
import { buildSchema, execute, type GraphQLError, parse } from "graphql"
import { pino } from "pino"
import { beforeAll, expect, it } from "vitest"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { Failure } from "../../src/failure.ts"
import { errorMask } from "../../src/serving/masking.ts"
import { appOver, post, send } from "../server/http.ts"
import { describeOnDatabases } from "../support/databases.ts"

// Clients see coded errors as they are, and of defects only a number under which the log has them.

function recordingLog() {
  const lines: { reference?: string; err?: { message: string; stack: string } }[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  return { lines, log: pino({ level: "error", base: null }, stream) }
}

const LEAK = /SELECT|relation|articles a|node_modules|\/work|\.ts\b|password|secret|at Object|pool/i

describeOnDatabases("masking", "empty", (use) => {
  const { lines, log } = recordingLog()
  beforeAll(() => use().database.query({ text: "SELECT 1", values: [] } as never))

  async function ask(database: Database, query = "{ articles { totalCount } }") {
    lines.length = 0
    const answer = await send(appOver(database, {}, log as never), post({ query }))
    return { ...answer, error: answer.errors[0] as (typeof answer.errors)[number] }
  }
  const failing = (error: unknown): Database => ({ ...use().database, query: () => Promise.reject(error) })

  it("keeps the errors that were meant", async () => {
    const { status, error } = await ask(use().database, "{ articles(first: -1) { totalCount } }")
    expect(error).toMatchObject({
      message: expect.stringContaining("from 0 to 500, got -1"),
      extensions: { code: "BAD_USER_INPUT" },
      path: ["articles"],
    })
    expect(status).toBe(200)
    expect(lines).toEqual([])
  })

  it("hides what PostgreSQL says of a table that is not there", async () => {
    const { status, error } = await ask(use().database)
    expect(status).toBe(500)
    expect(error.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", http: undefined })
    expect(JSON.stringify(error)).not.toMatch(LEAK)
    const reference = /under ([0-9a-f]{8})\./.exec(error.message)?.[1]
    expect(lines).toMatchObject([
      { reference, err: { message: expect.stringMatching(/relation "article\w+" does not exist/) } },
    ])
  })

  it.each([
    new Error("secret at /work/main/src/db/database.ts"),
    new TypeError("Cannot read properties of undefined (reading 'password')"),
    new Failure("INVALID_CONTENT", "a secret of /work"),
    "a secret text",
    null,
  ])("hides %s", async (thrown) => {
    const { error } = await ask(failing(thrown))
    expect(error.extensions.code).toBe("INTERNAL_SERVER_ERROR")
    expect(JSON.stringify(error)).not.toMatch(LEAK)
    expect(lines).toHaveLength(1)
  })

  it("hides that a database was closed", async () => {
    const closed = openDatabase({ ...use().location, poolSize: 1, statementTimeoutMs: 1_000 })
    await closed.close()
    const { error } = await ask(closed)
    expect(["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE"]).toContain(error.extensions.code)
    expect(JSON.stringify(error)).not.toMatch(LEAK)
  })

  it.each([
    ["DATABASE_UNAVAILABLE", "SERVICE_UNAVAILABLE", 503],
    ["DATABASE_TIMEOUT", "DEADLINE_EXCEEDED", 504],
  ] as const)("tells %s as %s", async (code, seen, status) => {
    const answer = await ask(failing(new Failure(code, "secret words for the operator")))
    expect(answer.status).toBe(status)
    expect(answer.error.extensions.code).toBe(seen)
    expect(JSON.stringify(answer.error)).not.toMatch(LEAK)
    expect(lines).toEqual([])
  })

  it("masks each of several defects under a number of its own", async () => {
    const { errors } = await ask(use().database, '{ a: article(by: { slug: "x" }) { id } b: topic(by: { slug: "x" }) { id } }')
    expect(new Set(errors.map(({ message }) => message)).size).toBe(2)
    expect(lines).toHaveLength(2)
  })
})

it.each([
  ["a number that a field has and that is no Int", "{ number }", { number: 5_000_000_000 }, "INTERNAL_SERVER_ERROR"],
  ["a text for a number", "{ number }", { number: "secret" }, "INTERNAL_SERVER_ERROR"],
  ["no list", "{ list { number } }", { list: { number: 1 } }, "INTERNAL_SERVER_ERROR"],
  ["nothing where there must be something", "{ must }", {}, "INTERNAL_SERVER_ERROR"],
  ["an argument that no variable has", "query ($a: Int) { of(a: $a) }", {}, "BAD_USER_INPUT"],
  ["a variable that does not fit", "query ($a: Int! = 1) { of(a: $a) }", {}, "BAD_USER_INPUT"],
] as const)("what graphql-js says of %s is somebody's fault", async (_title, query, rootValue, code) => {
  const { lines, log } = recordingLog()
  const schema = buildSchema("type Query { number: Int list: [Query] must: Int! of(a: Int!): Int }")
  const variableValues = code === "BAD_USER_INPUT" && query.includes("= 1") ? { a: "x" } : {}
  const { errors = [] } = await execute({ schema, document: parse(query), rootValue, variableValues })
  expect(errors).toHaveLength(1)
  const masked = errorMask(log as never)(errors[0] as GraphQLError)
  expect(masked.extensions.code).toBe(code)
  expect(lines).toHaveLength(code === "BAD_USER_INPUT" ? 0 : 1)
  if (code !== "BAD_USER_INPUT") expect(masked.message).toMatch(/^Something went wrong/)
})
