import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

/** What replaces modules by others, or counts what one process holds: each file needs modules of its own. */
const ALONE = [
  "test/writing/annotate/any-text.test.ts",
  "test/writing/annotate/passed-over.test.ts",
  "test/performance/garbage.test.ts",
]
/** What needs more than `npm ci` brought: packages of examples and of Isnad itself from npm's registry, and curl. */
const OUTSIDE = ["test/outside/*.test.ts"]

const everywhere = {
  setupFiles: ["test/setup/each-file.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Two copies of graphql in one process do not know each other's errors: everything that imports it goes through one loader.
  server: { deps: { inline: [/^graphql$/, /@pothos/, /graphql-yoga/, /@graphql-tools/, /@envelop/, /@whatwg-node/] } },
}

export default defineConfig({
  test: {
    // Once for all projects, which is why they do not extend this.
    globalSetup: ["test/setup/templates.ts"],
    // Half of a file's time is waiting for a database or a child process: two at once are quicker even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Files of one worker share their modules: to load them takes longer than most files run.
      {
        test: { ...everywhere, name: "isnad", include: ["test/**/*.test.ts"], exclude: [...ALONE, ...OUTSIDE], isolate: false },
      },
      { test: { ...everywhere, name: "alone", include: ALONE } },
      // Minutes, one after another; `npm test` leaves them out.
      {
        test: {
          ...everywhere,
          name: "outside",
          include: OUTSIDE,
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
