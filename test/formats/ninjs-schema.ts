// What IPTC ninjs 3.2 allows of what Isnad writes, as a JSON Schema. The IPTC's own file (ninjs-schema_3.2.json, 46 kB, at
// https://www.iptc.org/std/ninjs/) is in no npm package and is not copied here: this states the same rules for every top-level property
// and for the objects that a text item uses, after the published schema. Properties for events and planned coverage, which are never
// written, are left out, so that writing one fails.

const text = { type: "string" }
const uri = { type: "string", format: "uri" }
const time = { type: "string", format: "date-time" }
const whole = { type: "integer" }
const object = (properties: object, required: string[] = []) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
})
const list = (items: object) => ({ type: "array", items })

const worded = (more: object = {}) => list(object({ role: text, contentType: text, value: text, ...more }, ["value"]))
const concept = (more: object = {}) => list(object({ name: text, rel: text, uri, literal: text, ...more }))
const percent = { type: "integer", minimum: 0, maximum: 100 }

export const NINJS_3_2 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  ...object(
    {
      uri,
      type: { enum: ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"] },
      representationType: { enum: ["full", "partial"] },
      profile: text,
      version: text,
      firstCreated: time,
      versionCreated: time,
      contentCreated: time,
      embargoedUntil: time,
      pubStatus: { enum: ["usable", "withheld", "canceled"] },
      urgency: { type: "integer", minimum: 1, maximum: 9 },
      copyrightHolder: text,
      copyrightNotice: text,
      usageTerms: text,
      edNote: text,
      language: text,
      descriptions: worded(),
      bodies: worded({ charCount: whole, wordCount: whole }),
      headlines: worded(),
      people: concept(),
      organisations: concept({ symbols: list(object({ exchange: text, symbolType: uri, symbol: text })) }),
      subjects: concept({ creator: text, relevance: percent, confidence: percent }),
      infoSources: list(object({ name: text, role: text, uri, literal: text })),
      title: text,
      by: text,
      slugline: text,
      located: text,
      renditions: list(object({ name: text, href: uri, contentType: text, title: text, sizeInBytes: whole }, ["name"])),
      altIds: list(object({ role: text, value: text })),
      standard: object({ name: text, version: text, schema: uri }),
      genres: list(object({ name: text, uri: text, literal: text })),
      expires: time,
    },
    ["uri"],
  ),
}
