import { readFileSync } from "node:fs"
import { renderGraphiQL } from "@graphql-yoga/render-graphiql"
import type { GraphiQLOptions } from "graphql-yoga"
import { linkScript } from "./link-script.ts"

const END_OF_HEAD = "</head>"

let page: Uint8Array<ArrayBuffer> | undefined

/**
 * GraphiQL as one page, with everything it needs inside: it opens without a network. It is 9 MB and the same for everybody, so it is
 * rendered and encoded at the first view and kept.
 */
export function graphiqlPage(options: GraphiQLOptions): Uint8Array<ArrayBuffer> {
  page ??= new TextEncoder().encode(withHead(renderGraphiQL(options), ownHead(options)))
  return page
}

function ownHead({ defaultTabs = [] }: GraphiQLOptions): string {
  const css = readFileSync(new URL("./page.css", import.meta.url), "utf8")
  return `<style>${css}</style><script>${linkScript(defaultTabs)}</script>`
}

/** Puts something behind GraphiQL's own styles and before its script; the package has no option for that. */
function withHead(html: string, addition: string): string {
  const end = html.indexOf(END_OF_HEAD)
  if (end < 0) throw new Error(`GraphiQL's page has no ${END_OF_HEAD}: @graphql-yoga/render-graphiql has changed its template.`)
  return html.slice(0, end) + addition + html.slice(end)
}
