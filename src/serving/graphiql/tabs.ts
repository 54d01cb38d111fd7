import { existsSync, readdirSync, readFileSync } from "node:fs"
import type { GraphiQLOptions } from "graphql-yoga"

/** A tab of GraphiQL: a query, and its variables as the JSON text below it. */
export type Tab = NonNullable<GraphiQLOptions["defaultTabs"]>[number]

const FOLDER = new URL("./tabs/", import.meta.url)

/**
 * The tabs of a first visit: one for each .graphql file in the folder, in the order of the numbers in the names, with the .json
 * file of the same name as its variables.
 */
export function readTabs(folder: URL = FOLDER): Tab[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((file) => readTab(new URL(file, folder)))
}

function readTab(file: URL): Tab {
  const query = readFileSync(file, "utf8").trimEnd()
  const variables = new URL(file.href.replace(/\.graphql$/, ".json"))
  return existsSync(variables) ? { query, variables: readFileSync(variables, "utf8").trimEnd() } : { query }
}
