import type { Kind } from "../kind.ts"
import { mediaTopic, names } from "../records/checks.ts"
import { slug } from "../records/text.ts"

export const TOPIC = {
  name: "topic",
  type: "Topic",
  table: "topics",
  identified: true,
  mentioned: true,
  found: 3,
  articles: { table: "topic_articles", column: "topic_id" },
  fields: {
    names: { is: "names", check: names },
    parent: { is: "reference", to: "topic", property: "parentTopicId", check: slug.optional(), readBy: ["parent"] },
    mediaTopic: { is: "ids", scheme: "mediatopic", check: mediaTopic.optional() },
  },
} as const satisfies Kind
