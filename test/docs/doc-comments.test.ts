import { existsSync, globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"

const sources = (rooms: string) => globSync(`src/${rooms}/**/*.ts`, { cwd: projectFolder, exclude: ["src/db/generated/**"] })
const linesOf = (file: string) => readFileSync(join(projectFolder, file), "utf8").split("\n")

// Biome formats the sources, so that an export begins at the beginning of a line, and a comment right above it is its own.
const FUNCTION = /^export (?:async )?function\*? (\w+)/
const ARROW = /^export const (\w+)(?:: [^=]+)? = (?:async )?(?:<.*>)?\(.*(?:=>|\($)|^export const (\w+) = \($/
const CLASS = /^export (?:abstract )?class (\w+)/

/** The exported functions and classes of a file, with the line above each. */
function exportsOf(file: string): { name: string; above: string }[] {
  const lines = linesOf(file)
  return lines.flatMap((line, index) => {
    const name = [FUNCTION, ARROW, CLASS].map((form) => form.exec(line)?.slice(1).find(Boolean)).find(Boolean)
    return name === undefined ? [] : [{ name, above: lines[index - 1]?.trim() ?? "" }]
  })
}

it.each(["text", "evidence", "db", "graphql"])(
  "every exported function of src/%s says what goes in and what comes out",
  (room) => {
    const all = sources(room).flatMap((file) => exportsOf(file).map((found) => ({ ...found, file })))
    expect(all.length).toBeGreaterThan(50)
    expect(all.filter(({ above }) => !above.endsWith("*/")).map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  },
)

it("sees functions in each form in which they are exported", () => {
  const forms = [
    "export function one(",
    "export async function one<T>(",
    "export function* one(): Generator<string> {",
    "export const one = (text: string): string => text",
    "export const one: Asks = (field) => field",
    "export const one = async <T>(value: T) => value",
  ]
  expect(forms.filter((line) => ![FUNCTION, ARROW].some((form) => form.exec(line)?.slice(1).includes("one")))).toEqual([])
  const others = [
    "export const one = 1",
    "export type One = (a: string) => string",
    "const one = () => 1",
    "export const ONE = new Set([",
  ]
  expect(others.filter((line) => [FUNCTION, ARROW].some((form) => form.test(line)))).toEqual([])
})

it("comments of src name only files that are there", () => {
  const named = sources("**").flatMap((file) =>
    linesOf(file)
      .filter((line) => /^\s*(?:\/\/|\/?\*)/.test(line))
      .flatMap((line) => [
        ...line.matchAll(/(?<![\w/.-])(?:src|test|docs|bench|prisma|seeds|apps|packaging)\/[\w/-]*\w(?:\.\w+)*/g),
      ])
      .map(([path]) => ({ file, path: path.replace(/^docs\/adr\/(\d{4})$/, "docs/adr/$1-*.md") })),
  )
  expect(named.length).toBeGreaterThan(50)
  const isThere = (path: string) =>
    path.includes("*") ? globSync(path, { cwd: projectFolder }).length > 0 : existsSync(join(projectFolder, path))
  expect(named.filter(({ path }) => !isThere(path)).map(({ file, path }) => `${file}: ${path}`)).toEqual([])
})
