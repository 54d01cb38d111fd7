import { hash } from "node:crypto"
import { readFileSync } from "node:fs"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { renderGraphiQL } from "@graphql-yoga/render-graphiql"
import type { GraphiQLOptions } from "graphql-yoga"
import { jsonForPages } from "../../text/json.ts"
import type { HeaderValues } from "../http/header-values.ts"
import { pageHeaders } from "../http/security-headers.ts"
import { linkScript } from "./link-script.ts"
import { readTabs } from "./tabs.ts"

const END_OF_HEAD = "</head>"

export interface GraphiqlPage {
  readonly body: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer>
  readonly headers: HeaderValues
}

let page: Promise<GraphiqlPage> | undefined

/**
 * GraphiQL as one page that contains everything it needs, so it works without a network. It has 9 MB and is the same for all
 * visitors, so it is rendered and compressed once, at the first visit.
 */
export function graphiqlPage(): Promise<GraphiqlPage> {
  page ??= made()
  return page
}

async function made(): Promise<GraphiqlPage> {
  const html = graphiqlHtml({ title: "Isnad", defaultTabs: readTabs() })
  const body = new TextEncoder().encode(html)
  const gzipped = new Uint8Array(await promisify(gzip)(body))
  const headers = { ...policyFor(html), "content-type": "text/html; charset=utf-8", vary: "Accept, Accept-Encoding" }
  return { body, gzipped, headers }
}

/** The page with these options, such as prepared tabs. */
export function graphiqlHtml(options: GraphiQLOptions): string {
  const json = JSON.stringify(options)
  return withHead(
    renderGraphiQL(options).replace(json, () => jsonForPages(options)),
    ownHead(options),
  )
}

/**
 * The content security policy that allows only the page's own scripts. GraphiQL's editor writes styles into the page, and runs
 * its workers from blobs.
 */
function policyFor(html: string): HeaderValues {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${hash("sha256", script, "base64")}'`,
  )
  return pageHeaders(
    `script-src ${scripts.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "worker-src blob:",
  )
}

function ownHead({ defaultTabs = [] }: GraphiQLOptions): string {
  const css = readFileSync(new URL("./page.css", import.meta.url), "utf8")
  return `<style>${css}</style><script>${linkScript(defaultTabs)}</script>`
}

/** Inserts HTML behind GraphiQL's styles and before its script; the package has no option for that. */
function withHead(html: string, addition: string): string {
  const end = html.indexOf(END_OF_HEAD)
  if (end < 0) throw new Error(`GraphiQL's page has no ${END_OF_HEAD}: @graphql-yoga/render-graphiql has changed its template.`)
  return html.slice(0, end) + addition + html.slice(end)
}
