import { lexicographicSortSchema, printSchema } from "graphql"
import "../graphql/scalars.ts"
import "../graphql/node.ts"
import "./articles/queries.ts"
import "./articles/removed-queries.ts"
import "./articles/type.ts"
import "./facets/queries.ts"
import "./labels/queries.ts"
import "./mentions/type.ts"
import "./passages/type.ts"
import "./people/queries.ts"
import "./people/type.ts"
import "./search/queries.ts"
import "./shared-text/type.ts"
import "./stories/queries.ts"
import "./stories/type.ts"
import "./search/suggest.ts"
import "./sources/queries.ts"
import "./sources/type.ts"
import "./statements/queries.ts"
import "./statements/type.ts"
import "./topics/queries.ts"
import "./topics/type.ts"
import { builder } from "../graphql/builder.ts"

export const schema = builder.toSchema()

/** The text of schema.graphql. Sorted, so that it does not change when code is moved. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
