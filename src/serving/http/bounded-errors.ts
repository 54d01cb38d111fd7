import type { GraphQLError, GraphQLFormattedError } from "graphql"
import { shortened } from "./shortened.ts"

/** How many errors of one answer are sent: as many as `nodes(ids:)` takes ids, each of which may be wrong. */
const MOST_ERRORS = 100
/** How long all errors of one answer may be together, as JSON, in UTF-16 units. */
const MOST_LENGTH = 100_000
/** A path contains aliases, which may be of any length; a longer path than this is left out. */
const LONGEST = 10_000

/**
 * The errors as they are sent: none repeats more of the request than is needed to find the place, and there are no more than a
 * person can read. Those that are left out are counted, by code.
 */
export function boundedErrors(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  const listed: GraphQLFormattedError[] = []
  let room = MOST_LENGTH
  for (const error of errors) {
    if (listed.length === MOST_ERRORS || room < 0) break
    const { formatted, length } = formattedOf(error)
    room -= length
    if (room >= 0) listed.push(formatted)
  }
  return [...listed, ...counted(errors.slice(listed.length))]
}

function counted(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  const counts = new Map<unknown, number>()
  for (const { extensions } of errors) counts.set(extensions.code, (counts.get(extensions.code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({
    message: `Left out here: ${count} more ${count === 1 ? "error" : "errors"} with this code.`,
    extensions: { code },
  }))
}

function formattedOf(error: GraphQLError): { formatted: GraphQLFormattedError; length: number } {
  const { path, ...rest } = error.toJSON()
  const { http: _, ...extensions } = error.extensions
  const formatted = { ...rest, message: shortened(error.message), extensions }
  const length = JSON.stringify(formatted).length
  const pathLength = path ? JSON.stringify(path).length : 0
  if (!path || pathLength > LONGEST) return { formatted, length }
  return { formatted: { message: formatted.message, locations: rest.locations, path, extensions }, length: length + pathLength }
}
