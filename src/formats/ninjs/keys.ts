import type { JsonObject } from "../json-values.ts"

/** Keys in lower case, without underscores. */
export function lowered(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase().replaceAll("_", ""), value]))
}
