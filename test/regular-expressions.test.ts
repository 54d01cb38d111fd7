import { readdirSync, readFileSync } from "node:fs"
import { analyse } from "scslre"
import { parseAst } from "vite"
import { expect, it } from "vitest"

// A regular expression that can divide a text in many ways tries them all before it gives up, which takes time by the square of the
// text's length or worse, and nobody sees it before somebody sends that text.

const source = new URL("../src/", import.meta.url)

interface Node {
  readonly type?: string
  readonly regex?: { readonly pattern: string; readonly flags: string }
}

function patternsIn(node: Node): { pattern: string; flags: string }[] {
  if (node.type === "Literal" && node.regex) return [node.regex]
  const parts: unknown[] = Object.values(node).flat()
  return parts.flatMap((part) => (typeof part === "object" && part !== null ? patternsIn(part as Node) : []))
}

it("takes time that grows with the text for every regular expression", () => {
  const files = (readdirSync(source, { recursive: true }) as string[]).filter((file) => file.endsWith(".ts"))
  const patterns = files.flatMap((file) =>
    patternsIn(parseAst(readFileSync(new URL(file, source), "utf8"), { lang: "ts" }) as Node).map((regex) => ({
      file,
      ...regex,
    })),
  )
  expect(patterns.length).toBeGreaterThan(300)
  const slow = patterns.filter(({ pattern, flags }) => analyse({ source: pattern, flags }).reports.length > 0)
  expect(slow.map(({ file, pattern }) => `${file}: ${pattern}`)).toEqual([])
})

it("sees what would not", () => {
  for (const pattern of ["\\s+$", "^(?:\\s+|a)*b", "(?:a|b)*(?:a|c)*d"])
    expect(analyse({ source: pattern, flags: "" }).reports, pattern).not.toEqual([])
})
