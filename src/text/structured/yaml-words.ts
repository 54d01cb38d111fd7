import type { YAMLError } from "yaml"
import { quoted } from "../cut.ts"

// Says what is wrong with a text that is not YAML, for whoever wrote it. The library's own messages speak of YAML's grammar.

const IN_QUOTATION_MARKS = "put it in quotation marks"
const ONE_LEVEL = "lines of one level must begin at the same column, those below them further to the right"

/** Used for the library's error about tabs, and where another error follows from one. */
export const TAB = "a tab indents this line; YAML takes spaces only"

/** Messages by the library's error codes; `at` is the rest of the line from the place of the error on. */
const MEANINGS: Record<string, (at: string, said: string) => string> = {
  ALIAS_PROPS: () => "an alias (*name) can have no anchor (&name) or tag (!name) of its own",
  BAD_ALIAS: (at) => `expected a name behind * or &, got ${at}; if it is text, ${IN_QUOTATION_MARKS}`,
  BAD_COLLECTION_TYPE: () => "a tag (!name) means nothing here: leave it out",
  BAD_DIRECTIVE: (at) => `a line that begins with % is an instruction to YAML, got ${at}; if it is text, ${IN_QUOTATION_MARKS}`,
  BAD_DQ_ESCAPE: (_, said) =>
    `YAML knows no ${/sequence (\S+)/.exec(said)?.[1]} between double quotation marks; write \\\\ for a backslash itself`,
  BAD_INDENT: (at, said) =>
    /Flow/.test(said)
      ? "a bracket [ or { is opened here and not closed"
      : `expected another indentation at ${at}: ${ONE_LEVEL}`,
  BAD_PROP_ORDER: () => "an anchor (&name) and a tag (!name) stand before their value",
  BAD_SCALAR_START: (at) => `a text cannot begin as ${at} does; ${IN_QUOTATION_MARKS}`,
  BLOCK_AS_IMPLICIT_KEY: (at) =>
    /: |:"$/.test(at)
      ? `a colon stands in the value ${at}; ${IN_QUOTATION_MARKS}`
      : `the line below ${at} is indented as if it belonged to that; ${ONE_LEVEL}`,
  BLOCK_IN_FLOW: () => "lines with - or : stand within [ ] or { }: close the bracket before them",
  DUPLICATE_KEY: (at) => `repeats the key ${keyOf(at)} above it`,
  KEY_OVER_1024_CHARS: () => "a key is longer than 1,024 characters: perhaps a colon stands where none is meant",
  MISSING_CHAR: missing,
  MULTILINE_IMPLICIT_KEY: (at) => `expected a key, a colon and a value, got ${at}`,
  MULTIPLE_ANCHORS: () => "a value can have one anchor (&name), not two",
  MULTIPLE_DOCS: () => "a second document begins with ---; a file has one: leave the line out",
  MULTIPLE_TAGS: () => "a value can have one tag (!name), not two",
  NON_STRING_KEY: () => "expected a key that is text",
  RESOURCE_EXHAUSTION: () => "it is nested too deeply",
  TAB_AS_INDENT: () => TAB,
  TAG_RESOLVE_FAILED: (at) => `the tag at ${at} means nothing here; leave it out, or ${IN_QUOTATION_MARKS}`,
  UNEXPECTED_TOKEN: (at) =>
    `expected the value to end before ${at}; a text with brackets, quotation marks or - in it stands in quotation marks as a whole`,
}

/** The message for an error of the YAML library. @param rest the text from the place of the error on. */
export function yamlMistake({ code, message }: YAMLError, rest: string): string {
  const at = quoted(/[^\r\n]*/.exec(rest.trimStart())?.[0].trim() || "nothing more")
  const meaning = MEANINGS[code]
  return meaning ? meaning(code === "DUPLICATE_KEY" ? rest : at, message) : `expected YAML, got ${at}`
}

function missing(at: string, said: string): string {
  const quotation = /closing (["'])/.exec(said)?.[1]
  if (quotation) return `a quotation mark ${quotation} is opened here and not closed`
  if (/without - indicator/.test(said)) return `expected - at the column of the items above, got ${at}`
  if (/directives-end/.test(said))
    return `a line that begins with % is an instruction to YAML; if it is text, ${IN_QUOTATION_MARKS}`
  return `expected a key, a colon and a value, got ${at}`
}

function keyOf(rest: string): string {
  return (
    /^(?:"([^"]*)"|'([^']*)'|([^:\r\n]*))/
      .exec(rest)
      ?.slice(1)
      .find((key) => key !== undefined)
      ?.trim() ?? ""
  )
}
