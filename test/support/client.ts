import type { ExecutionResult } from "graphql"
import type { Sql } from "sql-template-tag"
import { createApp } from "../../src/app.ts"
import type { Database } from "../../src/db/database.ts"
import { createLogger } from "../../src/logger.ts"

/** A client of an application, which remembers the statements of its last query. */
export interface TestClient {
  readonly app: ReturnType<typeof createApp>
  /** Sends a query as a browser would and reads the answer. */
  query<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult<Data>>
  /** The same, for queries that must succeed. @throws if the answer has errors. */
  data<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Data>
  readonly statements: Sql[]
}

export function testClient(database: Database): TestClient {
  const statements: Sql[] = []
  const recorded: Database = {
    ...database,
    query: (statement) => {
      statements.push(statement)
      return database.query(statement)
    },
  }
  const app = createApp({
    config: { corsOrigins: "*", graphiql: false },
    database: recorded,
    log: createLogger("silent", false),
  })
  const query = async <Data>(document: string, variables?: Record<string, unknown>): Promise<ExecutionResult<Data>> => {
    statements.length = 0
    const response = await app.fetch("http://isnad.test/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query: document, variables }),
    })
    return (await response.json()) as ExecutionResult<Data>
  }
  return {
    app,
    query,
    statements,
    async data<Data>(document: string, variables?: Record<string, unknown>) {
      const result = await query<Data>(document, variables)
      if (result.errors) throw new Error(JSON.stringify(result.errors))
      return result.data as Data
    },
  }
}

/** Statements as text to compare: with single spaces and sorted, since the statements of one level are sent together. */
export function printStatements(statements: readonly Sql[]): string {
  const texts = statements.map(({ text }) => `${text.replace(/\s+/g, " ").trim()};\n`)
  return texts.toSorted().join("\n")
}
