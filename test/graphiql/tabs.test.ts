import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { getOperationAST, parse, validate } from "graphql"
import { describe, expect, test } from "vitest"
import { linkScript } from "../../src/graphiql/link-script.ts"
import { graphiqlOptions } from "../../src/graphiql/options.ts"
import { graphiqlPage } from "../../src/graphiql/page.ts"
import { readTabs } from "../../src/graphiql/tabs.ts"
import { schema } from "../../src/schema.ts"

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

test("the page is titled, carries the tabs, and is rendered once", () => {
  const page = graphiqlPage(graphiqlOptions())
  const html = new TextDecoder().decode(page)
  expect(html).toContain("<title>Isnad</title>")
  for (const { query } of tabs) expect(html).toContain(JSON.stringify(query))
  expect(graphiqlPage(graphiqlOptions())).toBe(page)
})

test("no tab can end the script element it is written into", () => {
  expect(linkScript([{ query: 'query A { a(b: "</script>") }' }])).not.toContain("</script>")
})
