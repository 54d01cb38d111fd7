import type { Path } from "graphql/jsutils/Path.js"

/** The place of an object or list in the answer: needed to locate errors, and to make its nearest nullable ancestor null. */
export class Place {
  readonly prev: Place | null
  readonly key: string | number
  /** The type whose field has `key`; `undefined` for a place in a list. */
  readonly typename: string | undefined
  /** The object or list that contains it under `key`. */
  readonly target: Target
  readonly nullable: boolean
  /** Set when an error has made it null: work below it is no longer needed. */
  nulled = false

  constructor(prev: Place | null, key: string | number, typename: string | undefined, target: Target, nullable: boolean) {
    this.prev = prev
    this.key = key
    this.typename = typename
    this.target = target
    this.nullable = nullable
  }
}

/** An object or a list of the answer. */
export type Target = { [key: string | number]: unknown }

/** Whether an error has made the place, or one that contains it, null. */
export function isNulled(place: Place | null): boolean {
  for (let at = place; at !== null; at = at.prev) if (at.nulled) return true
  return false
}

/** The nearest place from here upwards that may be null; `null` for the whole answer. */
export function nearestNullable(place: Place | null): Place | null {
  let at = place
  while (at !== null && !at.nullable) at = at.prev
  return at
}

/** The path that graphql-js passes to resolvers. */
export function pathInfo(place: Place | null, key: string | number, typename: string | undefined): Path {
  return { prev: place ? pathInfo(place.prev, place.key, place.typename) : undefined, key, typename }
}

/** The path of `key` at a place, from the root of the answer, as errors have it: `["articles", "nodes", 0]`. */
export function pathTo(place: Place | null, key: string | number): (string | number)[] {
  const path = [key]
  for (let at = place; at !== null; at = at.prev) path.push(at.key)
  return path.reverse()
}
