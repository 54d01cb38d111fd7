// PostGraphile with its recommended preset, and the plugins for relations and filters that its documentation names.
import { createServer } from "node:http"
import { PgManyToManyPreset } from "@graphile-contrib/pg-many-to-many"
import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection"
import { postgraphile } from "postgraphile"
import { makePgService } from "postgraphile/adaptors/pg"
import { grafserv } from "postgraphile/grafserv/node"
import { PostGraphileAmberPreset } from "postgraphile/presets/amber"
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter"

const preset = {
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PgManyToManyPreset, PostGraphileConnectionFilterPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ["public"], poolConfig: { max: 10 } })],
  schema: { connectionFilterRelations: true, defaultBehavior: process.env.MUTATIONS === "on" ? "+insert" : "-insert -update -delete" },
  grafast: { explain: false },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
}

const served = postgraphile(preset).createServ(grafserv)
const server = createServer()
await served.addTo(server)
await served.ready?.()
server.keepAliveTimeout = 60_000
server.listen(Number(process.env.PORT), "127.0.0.1")
process.on("SIGTERM", () => process.exit(0))
