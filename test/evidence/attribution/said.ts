import type { AttributionStep } from "../../../src/evidence/annotation.ts"
import { findStatements } from "../../../src/evidence/attribution/find-statements.ts"
import { buildDictionary } from "../../../src/evidence/names/dictionary.ts"
import { dialogueNames } from "../../support/dialogue-names.ts"

/** The names of the dialogue story, ready for matching. */
export const dictionary = buildDictionary(dialogueNames)

/** The statements of a body as [content, chain], direct speech in «». A chain reads "speaker < relay"; "3x officials (why)". */
export function said(body: string): [string, string][] {
  return findStatements(body, dictionary).map(({ start, end, direct, chain }) => {
    const content = body.slice(start, end)
    return [direct ? `«${content}»` : content, chain.map(stepOf).join(" < ")]
  })
}

function stepOf({ person, source, description, count, anonymity }: AttributionStep): string {
  const name = person ?? source ?? description ?? ""
  return `${count === undefined ? "" : `${count}x `}${name}${anonymity === undefined ? "" : ` (${anonymity})`}`
}
