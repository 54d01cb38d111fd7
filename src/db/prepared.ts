/** Named statements cost server memory on every connection, and filters make many shapes: past this, statements go unnamed. */
const MOST_NAMES = 1_000

const names = new Map<string, string>()

/** A short name, the same for the same text, so that `pg` prepares it once on each connection; `undefined` past the bound. */
export function statementName(text: string): string | undefined {
  let name = names.get(text)
  if (name === undefined && names.size < MOST_NAMES) {
    name = `isnad_${names.size}`
    names.set(text, name)
  }
  return name
}
