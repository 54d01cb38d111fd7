import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"
import { LongestFirst } from "./test/setup/longest-first.ts"

/** Test files that replace modules, or count what a process has: they must not share modules with others. */
const ALONE = [
  "test/writing/annotate/any-text.test.ts",
  "test/writing/annotate/passed-over.test.ts",
  "test/performance/garbage.test.ts",
]
/** Tests that need more than `npm ci` installs: packages of examples and of Isnad itself from npm's registry, and curl. */
const OUTSIDE = ["test/outside/*.test.ts"]

const everywhere = {
  setupFiles: ["test/setup/each-file.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Two copies of graphql in one process do not recognise each other's errors, so everything that imports it goes through one
  // loader.
  server: { deps: { inline: [/^graphql$/, /@pothos/, /graphql-yoga/, /@graphql-tools/, /@envelop/, /@whatwg-node/] } },
}

export default defineConfig({
  test: {
    // It runs once for all projects, so they do not extend this configuration.
    globalSetup: ["test/setup/templates.ts"],
    sequence: { sequencer: LongestFirst },
    // Test files wait half of their time for a database or a child process, so that two at once are faster even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Files in one worker share their modules: loading them takes longer than most files run.
      {
        test: { ...everywhere, name: "isnad", include: ["test/**/*.test.ts"], exclude: [...ALONE, ...OUTSIDE], isolate: false },
      },
      { test: { ...everywhere, name: "alone", include: ALONE } },
      // These take minutes, and run one after another; `npm test` leaves them out.
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
