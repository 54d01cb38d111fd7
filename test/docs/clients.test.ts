import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"

// docs/clients.md shows the files of examples/ as they are; other tests run them (test/examples, test/outside). After a change that
// is meant, `npm test -- -u` shows them anew.

const path = `${projectFolder}docs/clients.md`
const written = readFileSync(path, "utf8")
const SHOWN = /^(`(examples\/[^`]+)`[^\n]*\n\n```\w+\n).*?^```$/gms

/** What a reader need not see: it is the same in every project of its kind, or an application that has a guide of its own. */
const NOT_SHOWN = /^examples\/reader\/|(^|\/)(package(-lock)?\.json|layout\.tsx|(nextjs|relay|codegen)\/tsconfig\.json)$/

describe("docs/clients.md", () => {
  it("shows each example as it is", async () => {
    const rendered = written.replace(
      SHOWN,
      (_, opening, file) => `${opening}${readFileSync(projectFolder + file, "utf8")}\`\`\``,
    )
    await expect(rendered).toMatchFileSnapshot(path)
  })

  it("shows every example", () => {
    const shown = [...written.matchAll(SHOWN)].map(([, , file]) => file)
    const generated = /(^|\/)(node_modules|\.next|next-env\.d\.ts|[^/]*\.tsbuildinfo)(\/|$)/
    const files = readdirSync(`${projectFolder}examples`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(projectFolder.length))
      .filter((file) => !generated.test(file) && !NOT_SHOWN.test(file))
    expect(shown.toSorted()).toEqual(files.toSorted())
  })

  it("leads to headings and files that there are", () => {
    const headings = [...written.matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
      (text as string)
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    )
    for (const [, target] of written.matchAll(/\]\(([^)]+)\)/g)) {
      if (target?.startsWith("#")) expect(headings).toContain(target.slice(1))
      else expect(existsSync(`${projectFolder}docs/${target}`)).toBe(true)
    }
  })
})
