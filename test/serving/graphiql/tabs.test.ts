import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { gunzipSync } from "node:zlib"
import { getOperationAST, parse, validate } from "graphql"
import { describe, expect, test } from "vitest"
import { schema } from "../../../src/content/schema.ts"
import { linkScript } from "../../../src/serving/graphiql/link-script.ts"
import { graphiqlHtml, graphiqlPage } from "../../../src/serving/graphiql/page.ts"
import { readTabs } from "../../../src/serving/graphiql/tabs.ts"

const tabs = readTabs().map(({ query, variables }) => {
  const document = parse(query ?? "")
  return { query: query ?? "", variables, document, operation: getOperationAST(document) }
})

test("files come in the order of their numbers, with their variables", () => {
  const folder = mkdtempSync(join(tmpdir(), "isnad-tabs-"))
  const files = {
    "10-last.graphql": "{ last }",
    "2-first.graphql": "{ first }\n",
    "2-first.json": '{ "a": 1 }\n',
    "notes.txt": "",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  expect(readTabs(pathToFileURL(`${folder}/`))).toEqual([
    { query: "{ first }", variables: '{ "a": 1 }' },
    { query: "{ last }" },
  ])
  rmSync(folder, { recursive: true })
})

test("every tab has a title of its own, which is its operation's name", () => {
  const titles = tabs.map(({ operation }) => operation?.name?.value)
  expect(titles).not.toContain(undefined)
  expect(new Set(titles).size).toBe(titles.length)
})

describe.each(tabs)("tab $operation.name.value", ({ query, variables, document, operation }) => {
  test("is valid against the schema", () => {
    expect(validate(schema, document)).toEqual([])
  })

  test("says at its top what it shows, in lines that fit the editor", () => {
    expect(query).toMatch(/^# \S/)
    for (const line of query.split("\n")) expect(line.length, line).toBeLessThanOrEqual(70)
  })

  test("has its variables filled in", () => {
    const wanted = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
    expect(Object.keys(JSON.parse(variables ?? "{}"))).toEqual(wanted)
  })
})

test("the page is titled, carries the tabs, and is rendered once", async () => {
  const page = await graphiqlPage()
  const html = new TextDecoder().decode(page.body)
  expect(html).toContain("<title>Isnad</title>")
  for (const { query } of tabs) expect(html).toContain(JSON.stringify(query).replaceAll("<", "\\u003c"))
  expect(await graphiqlPage()).toBe(page)
  expect(gunzipSync(page.gzipped).toString()).toBe(html)
})

test("no tab can end the script element it is written into", () => {
  const defaultTabs = [{ query: 'query A { a(b: "</script><script>alert(1)//<!--") }' }]
  expect(linkScript(defaultTabs)).not.toContain("</script>")
  const html = graphiqlHtml({ title: "x", defaultTabs })
  expect(html).not.toContain("</script><script>alert")
  expect(html).not.toContain('<!--") }')
})
