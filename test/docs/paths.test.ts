import { existsSync, globSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"

const pages = globSync(["*.md", "docs/*.md", "seeds/*.md", "apps/*/*.md", "examples/**/*.md"], {
  cwd: projectFolder,
  exclude: ["**/node_modules/**"],
})
const read = (page: string) => readFileSync(join(projectFolder, page), "utf8")

/** What stands in backticks and begins like a path of the project, and what links lead to. */
function pathsIn(page: string): string[] {
  const text = read(page)
  // A page in a folder of its own speaks of that folder's files.
  const there = (path: string) => (existsSync(join(projectFolder, path)) ? path : join(dirname(page), path))
  const named = [...text.matchAll(/`((?:src|test|docs|bench|prisma|seeds|apps|examples|packaging|bin)\/[\w./-]*)`/g)].map(
    ([, path]) => there(path as string),
  )
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:|\/)([^)#\s]+)/g)].map(([, path]) =>
    join(dirname(page), path as string),
  )
  return [...named, ...linked]
}

it.each(pages)("%s names files that are there", (page) => {
  expect(pathsIn(page).filter((path) => !existsSync(join(projectFolder, path)))).toEqual([])
})

it("docs/where-things-live.md names every room", () => {
  const folders = (of: string) =>
    readdirSync(join(projectFolder, of), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && entry.name !== "generated" ? [`${of}/${entry.name}`] : [],
    )
  const rooms = folders("src")
    .flatMap((room) => [room, ...folders(room)])
    .filter((room) => room !== "src/db/generated")
  const page = read("docs/where-things-live.md")
  expect(rooms.filter((room) => !page.includes(`\`${room}/`))).toEqual([])
})
