import { Kind } from "graphql"
import { toInstant } from "../db/instant.ts"
import { badInput } from "../errors.ts"
import { quoted } from "../text/cut.ts"
import { builder } from "./builder.ts"

/** @throws BAD_USER_INPUT for anything but an RFC 3339 time with a zone. */
function parseDateTime(value: unknown): string {
  const instant = typeof value === "string" ? toInstant(value) : null
  if (instant === null)
    throw badInput(
      `Expected a DateTime such as "2021-03-30T09:00:00Z" (RFC 3339 with a zone), got ${typeof value === "string" ? quoted(value) : `a ${typeof value}`}.`,
    )
  return instant
}

builder.scalarType("DateTime", {
  description: "A moment as RFC 3339 writes it. Answers are in UTC with milliseconds: `2021-03-30T09:00:00.000Z`.",
  serialize: (value) => value,
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : null),
})
