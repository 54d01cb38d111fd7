import { relative } from "node:path"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** Whose files take longest: they start processes and browsers, kill writes, or ask thousands of queries. */
const LONGEST = [
  "test/apps/",
  "test/serving/graphiql/",
  "test/serving/workers/",
  "test/server/",
  "test/db/embedded/",
  "test/cli/",
  "test/fuzz/",
  "test/content/filters/",
  "test/content/search/typed",
  "test/graphql/paging",
  "test/writing/",
]

/**
 * Those that take longest come first, so that no worker is left alone with one of them at the end. Those that need modules of their own
 * come last, so that the workers of all others are not ended between them, and what is compiled once is compiled when garbage is counted.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification) => {
      if (project.name === "alone") return LONGEST.length + 1
      const found = LONGEST.findIndex((path) => relative(project.config.root, moduleId).startsWith(path))
      return found === -1 ? LONGEST.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
