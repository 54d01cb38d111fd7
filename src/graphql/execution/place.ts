import type { Path } from "graphql/jsutils/Path.js"

/** Where an object or a list stands in the answer: what an error needs to be located, and to make its nearest nullable parent null. */
export class Place {
  readonly prev: Place | null
  readonly key: string | number
  /** The type whose field `key` is; `undefined` for a place in a list. */
  readonly typename: string | undefined
  /** What holds it, under `key`. */
  readonly target: Target
  readonly nullable: boolean
  /** Set when an error has made it null: what goes on beneath it is of no more interest. */
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

export function isNulled(place: Place | null): boolean {
  for (let at = place; at !== null; at = at.prev) if (at.nulled) return true
  return false
}

/** The nearest place from here up that may be null; `null` for the answer itself. */
export function nearestNullable(place: Place | null): Place | null {
  let at = place
  while (at !== null && !at.nullable) at = at.prev
  return at
}

/** As graphql-js tells resolvers where they stand. */
export function pathInfo(place: Place | null, key: string | number, typename: string | undefined): Path {
  return { prev: place ? pathInfo(place.prev, place.key, place.typename) : undefined, key, typename }
}

export function pathTo(place: Place | null, key: string | number): (string | number)[] {
  const path = [key]
  for (let at = place; at !== null; at = at.prev) path.push(at.key)
  return path.reverse()
}
