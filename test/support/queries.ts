import { globSync, readFileSync } from "node:fs"
import { type DocumentNode, getIntrospectionQuery, getOperationAST, parse } from "graphql"
import * as readers from "../../apps/reader/src/gql/graphql.ts"

/** A query that Isnad's documents, pages or tests contain. */
export interface KnownQuery {
  /** Where it was found. */
  readonly place: string
  readonly document: DocumentNode
  readonly variables: Record<string, unknown>
}

const ROOT = new URL("../../", import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8")

/** The variables that the reader sends when a visitor has selected as much as possible. */
const READER_VARIABLES = {
  locale: "AR",
  slug: "us-iraq-strategic-dialogue-2021",
  left: "us-iraq-dialogue-date-set",
  right: "dialogue-begins-under-biden",
  prefix: "بغد",
  query: "بغداد",
  filter: { search: '"الحوار الاستراتيجي"', topic: ["iraq"], language: ["ar"] },
  orderBy: { field: "RELEVANCE" },
}

/**
 * All queries that are shown or sent anywhere: README.md, docs/, GraphiQL's tabs, the contracts, the reader, and those in the
 * schema's descriptions.
 */
export function knownQueries(): KnownQuery[] {
  const files = globSync(["test/contracts/*.graphql", "src/serving/graphiql/tabs/*.graphql"], { cwd: ROOT.pathname }).toSorted()
  const pages = ["README.md", ...globSync("docs/*.md", { cwd: ROOT.pathname }).toSorted()]
  return [
    ...files.map((place) => ({ place, document: parse(read(place)), variables: besides(place) })),
    ...pages.flatMap((place) =>
      [...read(place).matchAll(/```graphql\n(.*?)```/gs)].map(([, text = ""], index) => ({
        place: `${place}, ${index + 1}`,
        document: parse(text),
        variables: {},
      })),
    ),
    ...Object.entries(readers)
      .filter(([name, value]) => name.endsWith("Document") && typeof value === "object")
      .map(([name, document]) => ({
        place: `apps/reader, ${name}`,
        document: document as unknown as DocumentNode,
        variables: READER_VARIABLES,
      })),
    {
      place: "the introspection of graphql-js, with everything",
      document: parse(
        getIntrospectionQuery({
          descriptions: true,
          specifiedByUrl: true,
          directiveIsRepeatable: true,
          schemaDescription: true,
          inputValueDeprecation: true,
          oneOf: true,
        }),
      ),
      variables: {},
    },
  ].filter(({ document }) => getOperationAST(document, null) !== null)
}

/** The variables in the `.json` file of the same name, if there is one. */
function besides(place: string): Record<string, unknown> {
  if (!place.startsWith("src/serving/graphiql")) return {}
  const [path] = globSync(place.replace(/graphql$/, "json"), { cwd: ROOT.pathname })
  return path ? JSON.parse(read(path)) : {}
}
