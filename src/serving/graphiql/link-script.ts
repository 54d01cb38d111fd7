import { randomUUID } from "node:crypto"
import { getOperationAST, parse } from "graphql"
import { jsonForPages } from "../../text/json.ts"
import type { Tab } from "./tabs.ts"

/**
 * A script for a first visit by a link with `?query=`. GraphiQL would show that query in place of the first prepared tab, and the
 * tab would be lost. Where it finds tabs in its storage it gives the link's query a tab of its own, so the script puts them there.
 * Should GraphiQL change the form of its storage, it ignores what it finds and behaves as without the script.
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

/** The form in which GraphiQL 5 keeps a tab. */
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
