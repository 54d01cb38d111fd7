import { describe, expect, it } from "vitest"
import { parseYaml } from "../../../src/text/structured/yaml.ts"

/** What the library says of itself, and nobody should have to read. */
const ITS_OWN = /implicit|mapping|scalar|sequence|flow|token|YAML\.|node|compact|indicator|Unresolved|at line/i

describe("a mistake in YAML", () => {
  it.each<[string, string, number, RegExp]>([
    ["a quotation mark", 'a: 1\nb: "x\nc: 2\n', 2, /^a quotation mark " is opened here/],
    ["a bracket", "a: 1\nb: [x, y\nc: 2\n", 2, /^a bracket \[ or \{ is opened here/],
    ["a bracket too many", "a: ]\n", 1, /^expected the value to end before "\]"/],
    ["a tab", "a:\n\tb: 1\n", 2, /^a tab indents this line/],
    ["a line too far to the right", "a: 1\n  b: 2\n", 1, /^the line below "1" is indented/],
    ["a line too far to the left", "a: |\n  x\n y\n", 3, /^expected another indentation at "y"/],
    ["an item without -", "- a: 1\n b: 2\n", 2, /^expected - at the column/],
    ["a key twice", "a: 1\nb: 2\na: 3\n", 3, /^repeats the key a above it/],
    ["a colon in a value", "a: b: c\n", 1, /^a colon stands in the value "b: c"; put it in quotation marks/],
    ["no colon", "a: 1\nb 2\n", 2, /^expected a key, a colon and a value, got "b 2"/],
    ["a sign at the beginning", "a: @b\n", 1, /^a text cannot begin as "@b" does/],
    ["more behind a text", "a: 'it's'\n", 1, /^expected the value to end before "s'"/],
    ["a backslash", 'a: "\\q"\n', 1, /^YAML knows no \\q between double quotation marks/],
    ["an alias of nothing", "a: 1\nb: *c\n", 2, /^the alias \*c stands for nothing/],
    ["an alias within itself", "a: &a\n  b: *a\n", 2, /^the alias \*a stands within what it stands for/],
    ["an alias without a name", "a: *\n", 1, /^expected a name behind \* or &/],
    ["two anchors", "a: &b &c 1\n", 1, /^a value can have one anchor/],
    ["a tag", "a: !b c\n", 1, /^the tag at "!b c" means nothing here/],
    ["a second document", "a: 1\n---\nb: 1\n", 2, /^a second document begins with ---/],
    ["an instruction", "%b\na: 1\n", 1, /^a line that begins with % is an instruction/],
    ["a long key", `${"a".repeat(1_100)}: 1\n`, 1, /^a key is longer/],
    ["depth", "[".repeat(20_000), 1, /^it is nested too deeply/],
    [
      "aliases of aliases",
      `a: &a [${"1,".repeat(20)}]\nb: &b [${"*a,".repeat(20)}]\nc: [${"*b,".repeat(20)}]\n`,
      1,
      /stand for too much/,
    ],
  ])("is told in plain words, with its line in the file: %s", (_, text, line, message) => {
    for (const firstLine of [1, 5]) {
      const parsed = parseYaml(text, firstLine)
      expect(parsed).toEqual({ mistakes: [{ line: line + firstLine - 1, message: expect.stringMatching(message) }] })
      if ("mistakes" in parsed) expect(parsed.mistakes[0]?.message).not.toMatch(ITS_OWN)
    }
  })

  it("is each repeated key, and the first of the others", () => {
    expect(parseYaml('a: "\\x"\na: "\\y"\nb: 1\nb: 2\n')).toEqual({
      mistakes: [1, 2, 4].map((line) => ({ line, message: expect.any(String) })),
    })
  })
})

it("tells the line of what stands at a path, or of what holds it", () => {
  const yaml = parseYaml("- a: 1\n  b:\n    - x\n    - y: 1\n", 3)
  if ("mistakes" in yaml) throw new Error("it has none")
  expect([[], [0], [0, "b"], [0, "b", 1], [0, "b", 1, "y"], [0, "b", 1, "z"], [7]].map((path) => yaml.lineOf(path))).toEqual([
    3, 3, 4, 6, 6, 6, 3,
  ])
})
