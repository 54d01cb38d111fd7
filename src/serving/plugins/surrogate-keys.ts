import type { EntityType, Reads } from "../../content/reads.ts"
import { encodeNodeId } from "../../graphql/node-id.ts"

// The keys are in two headers, and proxies and clients accept about 8 KB of headers in all (nginx 4 to 8, Node's fetch 16).
// Next.js accepts 128 tags.
const MOST_KEYS = 120
const MOST_BYTES = 3_800

/**
 * The surrogate keys of an answer: the lists that it read, and the ids of all rows. If these are too many for a header, the
 * name of a type stands for all of its ids, beginning with the type that has the most.
 */
export function surrogateKeys({ lists, rows }: Reads): string[] {
  const named: string[] = [...lists].toSorted()
  const types = [...rows].map(([type, ids]) => ({ type, ids })).toSorted((a, b) => a.ids.size - b.ids.size)
  while (types.length > 0 && !fits(named, types)) named.push((types.pop() as TypeIds).type)
  return [...named, ...types.flatMap(({ type, ids }) => [...ids].map((id) => encodeNodeId(type, id)))]
}

interface TypeIds {
  readonly type: EntityType
  readonly ids: ReadonlySet<string>
}

function fits(named: readonly string[], types: readonly TypeIds[]): boolean {
  let count = named.length
  let bytes = named.join().length
  for (const { type, ids } of types) {
    count += ids.size
    if (count > MOST_KEYS) return false
    for (const id of ids) bytes += 1 + Math.ceil(((type.length + 1 + id.length) * 4) / 3)
  }
  return bytes <= MOST_BYTES
}
