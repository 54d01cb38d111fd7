import { randomUUID } from "node:crypto"
import { getOperationAST, parse } from "graphql"
import { jsonForPages } from "../../text/json.ts"
import type { Tab } from "./tabs.ts"

/**
 * A script for a first visit through a link with `?query=`. GraphiQL would show that query in place of the first prepared tab,
 * which would be lost. If it finds tabs in its storage it opens the link's query in a tab of its own, so the script stores the
 * prepared tabs there. If GraphiQL ever changes the format of its storage, it ignores them, as if there were no script.
 */
export function linkScript(tabs: Tab[]): string {
  const state = JSON.stringify({ activeTabIndex: 0, tabs: tabs.map(stored) })
  return `
    try {
      const key = "graphiql:tabState"
      const linked = new URL(location.href).searchParams.get("query")
      if (linked && !localStorage.getItem(key)) localStorage.setItem(key, ${jsonForPages(state)})
    } catch {}
  `
}

/** A tab in GraphiQL 5's storage format. */
function stored({ query, variables = null }: Tab) {
  const operationName = (query && getOperationAST(parse(query))?.name?.value) || null
  return {
    id: randomUUID(),
    title: operationName ?? "<untitled>",
    query,
    variables,
    headers: null,
    operationName,
    response: null,
  }
}
