import { existsSync, readFileSync } from "node:fs"
import { decodeText, parsePlainText } from "../../../src/formats/plain-text/reader.ts"

const seeds = new URL("../../../../shared/seeds/", import.meta.url)

/** Whether the two real documents are here: they are not part of the project. */
export const haveRealDocuments = existsSync(seeds)

/** The stored bodies of the two real documents, 000's first. */
export function realBodies(): [string, string] {
  const body = (name: string): string => parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name)).body
  return [body("000_5af178807ddb92b7.txt"), body("003_06b30415b0b642d4.txt")]
}
