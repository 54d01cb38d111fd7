import { createServer } from "node:http"
import { text } from "node:stream/consumers"
import pg from "pg"
import type { QueryId } from "../queries.ts"
import { type FloorQuery, floorQueries } from "./floor-sql.ts"

// The floor: what node:http, pg and one statement for each query achieve without GraphQL. Started by the benchmark: floor.ts
// [keys]

const queries = floorQueries(process.argv.includes("keys"))
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

const server = createServer(async (request, response) => {
  try {
    const { query, variables } = JSON.parse(await text(request)) as { query: QueryId; variables: never }
    const { text: statement, values } = queries[query] as FloorQuery<QueryId>
    const { rows } = await pool.query({ name: query, text: statement, values: values(variables) })
    const answer = Buffer.from(rows[0]?.answer ?? "null")
    response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer)
  } catch (error) {
    response.writeHead(500).end(JSON.stringify({ error: String(error) }))
  }
})
server.keepAliveTimeout = 60_000
server.listen(Number(process.env.PORT), "127.0.0.1")
process.on("SIGTERM", () => process.exit(0))
