import type { GraphiQLOptions } from "graphql-yoga"
import { readTabs } from "./tabs.ts"

// This module is first imported when someone opens GraphiQL: a server that nobody looks at reads no tabs.
const options = { title: "Isnad", defaultTabs: readTabs() } satisfies GraphiQLOptions

/** What GraphiQL opens with. Yoga asks at every view; the answer stays the same while the process runs. */
export function graphiqlOptions(): GraphiQLOptions {
  return options
}
